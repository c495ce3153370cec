#pragma once

#include <chrono>
#include <filesystem>
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
    std::size_t small_bytes_max{128 * 1024}; // bodies, by their BodySize
    std::size_t text_bytes_max{1024 * 1024};
    std::size_t upload_bytes_max{25 * 1024 * 1024};

    // All connections together. What they hold beyond the first 4 KB of each: requests in memory, bodies in
    // files, and answers waiting for slow readers.
    std::size_t requests_bytes_max{64 * 1024 * 1024};
    std::size_t files_bytes_max{1024 * 1024 * 1024};
    std::size_t answers_bytes_max{64 * 1024 * 1024};
    std::size_t in_memory_bytes_max{256 * 1024}; // a larger body is put into a file
    std::size_t file_bytes_min{128 * 1024}; // it counts as so much at least, since open files are few too

    std::size_t connections_max{20'000};
    std::size_t tls_connections_max{5'000}; // each needs some 80 KB
    std::size_t per_address_max{2'000};     // an office behind one address included

    // A head has this long, and so has each answer; bodies and answers have longer by their size.
    std::chrono::milliseconds request_time_max{20'000};
    std::size_t bytes_per_second_min{16 * 1024};
    std::chrono::milliseconds still_time_max{15'000};  // without a byte either way
    std::chrono::milliseconds idle_time_max{60'000};   // between requests
    std::chrono::milliseconds crowded_time_max{5'000}; // either, when room is getting short
    std::chrono::milliseconds look_round_every{1'000};

    std::size_t reading_queue_max{512};
    std::size_t writing_queue_max{512};
    std::size_t uploading_queue_max{64};
};

struct ServerOptions {
    std::string port{"8080"}; // "0" takes a free one
    bool loopback_only{false};
    std::size_t io_threads{2};
    std::size_t reading_threads{8};
    std::size_t writing_threads{
        64}; // they mostly wait for the one writer: a batch is as large as they are many
    std::size_t uploading_threads{2}; // for bodies in files: each is read whole
    Limits limits{};
    std::filesystem::path spool_folder{std::filesystem::temp_directory_path()}; // for bodies in files
    std::vector<std::string> proxies{}; // addresses behind which many stand
    std::string certificate_pem{};      // with a key: TLS
    std::string key_pem{};
};

// What the server asks of the program.
struct Doors {
    // Runs on an I/O thread and must not wait: a page ready for the wire, or null.
    std::function<PageHandle(std::string_view target, std::string_view host)> ready_page;
    // Runs on a bounded pool.
    std::function<PageCache::Outcome(Request&)> answer;
    // Before a body is read that is not small, or while room for bodies is short. Must not wait either.
    std::function<BodySize(Request const&)> body_size;
};

// Counted since the start.
struct ServerCounts {
    std::uint64_t requests, ready_pages, refused_by_parser, overloaded;
    std::int64_t connections;
    std::size_t requests_bytes, files_bytes, answers_bytes; // held now
};

// HTTP/1.1 over TCP or TLS, on IPv4 and IPv6: one thread for each core with connections of its own, answers
// that need work on bounded pools, one for reading and one for changing. The only part that knows sockets.
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
