#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/page_cache.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace fengye::http {

struct Limits {
    std::size_t head_bytes_max{16 * 1024};
    std::size_t body_bytes_max{1024 * 1024};
    std::size_t upload_bytes_max{25 * 1024 * 1024}; // where `takes_uploads` says so
    std::size_t connections_max{20'000};
    std::chrono::seconds request_time_max{20}; // from its first byte to its last; uploads get longer
    std::chrono::seconds upload_time_max{300};
    std::chrono::seconds idle_time_max{60};
    std::size_t reading_queue_max{512};
    std::size_t writing_queue_max{512};
};

struct ServerOptions {
    std::string port{"8080"}; // "0" takes a free one
    bool loopback_only{false};
    std::size_t io_threads{2};
    std::size_t reading_threads{8};
    std::size_t writing_threads{
        64}; // they mostly wait for the one writer: a batch is as large as they are many
    Limits limits{};
    std::string certificate_pem{}; // with a key: TLS
    std::string key_pem{};
};

// What the server asks of the program.
struct Doors {
    // Runs on an I/O thread and must not wait: a page ready for the wire, or null.
    std::function<PageHandle(std::string_view target, std::string_view host)> ready_page;
    // Runs on a bounded pool.
    std::function<PageCache::Outcome(Request&)> answer;
    // Before the body is read: whether this request may send a large one.
    std::function<bool(Request const&)> takes_uploads;
};

// Counted since the start.
struct ServerCounts {
    std::uint64_t requests, ready_pages, refused_by_parser, overloaded;
    std::int64_t connections;
};

// HTTP/1.1 over TCP or TLS, on IPv4 and IPv6: one thread and one acceptor for each core, answers that need
// work on bounded pools, one for reading and one for changing. The only part that knows sockets.
class Server {
public:
    Server(ServerOptions, Doors);
    ~Server(); // finishes requests at work, at most 10 s
    int port() const;
    ServerCounts counts() const;

private:
    struct Machine;
    std::unique_ptr<Machine> m_machine;
};

} // namespace fengye::http
