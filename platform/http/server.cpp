#include "platform/http/server.hpp"

#include <atomic>
#include <list>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <fmt/format.h>

#include "platform/http/compress.hpp"
#include "platform/http/request_parser.hpp"
#include "platform/http/worker_pool.hpp"
#include "platform/log/log.hpp"

namespace fengye::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t small_buffer_bytes = 4 * 1024; // an idle connection holds no more
constexpr std::size_t body_buffer_bytes = 64 * 1024;
constexpr std::chrono::seconds stop_time_max{10};
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

Moment wall_clock_now()
{
    timespec time{};
    clock_gettime(CLOCK_REALTIME_COARSE, &time);
    return Moment{std::chrono::seconds{time.tv_sec}};
}

// "Date: …", made once a second for each thread.
std::string_view date_line()
{
    thread_local Moment made_at{};
    thread_local std::string line;
    if (auto const now = wall_clock_now(); now != made_at) {
        made_at = now;
        line = "Date: " + to_http(now) + "\r\n";
    }
    return line;
}

std::string_view status_line(int status)
{
    static auto const lines = [] {
        std::array<std::string, 600> made;
        for (int i = 100; i < 600; ++i)
            made[static_cast<std::size_t>(i)] = fmt::format("HTTP/1.1 {} {}\r\n", i, status_text(i));
        return made;
    }();
    return lines[static_cast<std::size_t>(status)];
}

bool names_etag(std::string_view if_none_match, std::string_view etag)
{
    return if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos;
}

std::string small_letters(std::string_view text)
{
    std::string result{text};
    for (auto& c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return result;
}

struct Counters {
    std::atomic<std::uint64_t> requests{0}, ready_pages{0}, refused{0}, overloaded{0};
    std::atomic<std::int64_t> connections{0};
};

// What every session of a server shares.
struct Shared {
    Limits limits;
    Doors doors;
    WorkerPool reading;
    WorkerPool writing;
    Counters counters;
    std::atomic<bool> stopping{false};
    std::atomic<int> at_work{0};

    Shared(ServerOptions const& options, Doors doors)
        : limits{options.limits},
          doors{std::move(doors)},
          reading{options.reading_threads, options.limits.reading_queue_max},
          writing{options.writing_threads, options.limits.writing_queue_max}
    {}
};

class AnySession {
public:
    virtual ~AnySession() = default;
    virtual void close_if_late(steady_clock::time_point now) = 0;
};

// One thread: its own event loop, acceptors and connections; nothing is shared between two.
struct Lane {
    asio::io_context io{1};
    std::list<tcp::acceptor> acceptors;
    std::list<std::weak_ptr<AnySession>> sessions;
    asio::steady_timer sweep{io};
    std::thread thread;

    // Once a second over all connections, instead of a timer for each request.
    void sweep_every_second()
    {
        sweep.expires_after(std::chrono::seconds{1});
        sweep.async_wait([this](beast::error_code error) {
            if (error)
                return;
            auto const now = steady_clock::now();
            for (auto at = sessions.begin(); at != sessions.end();) {
                auto const session = at->lock();
                if (session)
                    session->close_if_late(now);
                at = session ? std::next(at) : sessions.erase(at);
            }
            sweep_every_second();
        });
    }
};

template <class Stream>
constexpr bool is_tls = !std::is_same_v<Stream, tcp::socket>;

// One connection. Everything runs on its lane's thread but the answer itself.
template <class Stream>
class Session final : public AnySession, public std::enable_shared_from_this<Session<Stream>> {
public:
    Session(Stream stream, Shared& shared) : m_stream{std::move(stream)}, m_shared{shared}
    {
        ++m_shared.counters.connections;
        beast::error_code ignored;
        auto& socket = beast::get_lowest_layer(m_stream);
        m_address = address_text(socket.remote_endpoint(ignored));
        socket.set_option(tcp::no_delay{true}, ignored);
        socket.non_blocking(true, ignored);
        set_deadline(m_shared.limits.request_time_max);
    }
    ~Session() override { --m_shared.counters.connections; }

    void start()
    {
        if constexpr (is_tls<Stream>) {
            m_stream.async_handshake(
                asio::ssl::stream_base::server, [self = this->shared_from_this()](beast::error_code error) {
                    if (!error)
                        self->wait_for_request();
                });
        } else {
            wait_for_request();
        }
    }

    void close_if_late(steady_clock::time_point now) override
    {
        if (now < m_deadline || m_is_answering)
            return;
        beast::error_code ignored;
        beast::get_lowest_layer(m_stream).close(ignored);
    }

private:
    static std::string address_text(tcp::endpoint const& endpoint)
    {
        auto address = endpoint.address();
        if (address.is_v6() && address.to_v6().is_v4_mapped())
            address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
        return address.to_string();
    }
    void set_deadline(std::chrono::seconds time) { m_deadline = steady_clock::now() + time; }

    void wait_for_request()
    {
        m_parser.reset();
        m_request.reset();
        if (m_filled == 0) {
            m_buffer.resize(small_buffer_bytes);
            m_buffer.shrink_to_fit();
            set_deadline(m_shared.limits.idle_time_max);
        }
        read_more();
    }

    void read_more()
    {
        if (m_filled == m_buffer.size()) {
            auto const size_max = m_request ? body_buffer_bytes : m_shared.limits.head_bytes_max;
            if (m_buffer.size() >= size_max)
                return refuse_request(m_request ? 400 : 431); // a chunk's extension, or a head
            m_buffer.resize(std::min(m_buffer.size() * 4, size_max));
        }
        m_stream.async_read_some(
            asio::buffer(m_buffer.data() + m_filled, m_buffer.size() - m_filled),
            [self = this->shared_from_this()](beast::error_code error, std::size_t count) {
                if (error)
                    return;
                if (self->m_filled == 0 && !self->m_request)
                    self->set_deadline(self->m_shared.limits.request_time_max);
                self->m_filled += count;
                self->parse();
            });
    }

    // Loops over what was sent at once, before reading again.
    void parse()
    {
        while (m_filled > 0) {
            if (!m_parser)
                m_parser.emplace(m_buffer.data(), m_filled, m_shared.limits.head_bytes_max);
            m_parser->body_max = m_body_max;
            beast::error_code error;
            auto const used = m_parser->put(asio::buffer(m_buffer.data(), m_filled), error);
            if (error == beast::http::error::need_more) {
                if (!m_parser->is_header_done()) {
                    m_parser.reset(); // its views would not survive a larger buffer
                    if (m_has_answered) // the time of a request is its own
                        set_deadline(m_shared.limits.request_time_max);
                    m_has_answered = false;
                    return read_more();
                }
                error = {};
            }
            if (error)
                return refuse_request(
                    error == beast::http::error::body_limit     ? 413
                    : error == beast::http::error::header_limit ? 431
                                                                : 400);
            if (m_parser->is_done() && !m_request) {
                auto const tried = try_ready_page(used);
                if (tried == Tried::sent)
                    continue;
                if (tried == Tried::sending)
                    return;
            }
            if (m_parser->is_header_done() && !m_request && !begin_request())
                return;
            consume(used);
            if (m_parser->is_done())
                return answer();
            if (used == 0) // half of a chunk's line
                return read_more();
        }
        read_more();
    }

    void consume(std::size_t count)
    {
        std::copy(
            m_buffer.begin() + static_cast<std::ptrdiff_t>(count),
            m_buffer.begin() + static_cast<std::ptrdiff_t>(m_filled), m_buffer.begin());
        m_filled -= count;
    }

    enum class Tried { not_ready, sent, sending };

    // The fast path: one look-up and one write.
    Tried try_ready_page(std::size_t used)
    {
        bool const is_head = m_parser->method == "HEAD";
        if (!is_head && m_parser->method != "GET")
            return Tried::not_ready;
        auto const page = m_shared.doors.ready_page(m_parser->target, m_parser->host);
        if (!page)
            return Tried::not_ready;
        auto const* wire = &page->not_modified();
        int status = 304;
        if (!names_etag(m_parser->if_none_match, page->etag()) || m_parser->if_none_match.empty()) {
            wire = page->wire(coding_for(m_parser->accept_encoding));
            status = page->status();
        }
        if (!wire)
            return Tried::not_ready; // this coding has not been made yet: a worker makes it
        ++m_shared.counters.requests;
        ++m_shared.counters.ready_pages;
        m_has_answered = true;
        m_keep_alive = m_parser->keep_alive() && !m_shared.stopping;
        auto const size = is_head ? wire->head_size : wire->bytes.size();
        consume(used);
        m_parser.reset();
        return send(status, std::string_view{wire->bytes}.substr(0, size), page) ? Tried::sent
                                                                                 : Tried::sending;
    }

    // Writes at once what the socket takes. True when all went and the connection stays; otherwise it goes on
    // later.
    bool send(int status, std::string_view wire, std::shared_ptr<void const> owner)
    {
        std::array const parts{
            text_buffer(status_line(status)), text_buffer(date_line()),
            text_buffer(m_keep_alive ? "" : "Connection: close\r\n"), text_buffer(wire)};
        std::size_t sent = 0;
        if constexpr (!is_tls<Stream>) {
            beast::error_code error;
            sent = m_stream.write_some(parts, error);
            if (error && error != asio::error::would_block)
                return false;
            if (sent == asio::buffer_size(parts)) {
                if (!m_keep_alive) {
                    close_politely();
                    return false;
                }
                return true;
            }
        }
        m_owner = std::move(owner);
        m_head = std::string{status_line(status)} + std::string{date_line()} +
                 (m_keep_alive ? "" : "Connection: close\r\n");
        m_wire = wire;
        auto const head_left = std::string_view{m_head}.substr(std::min(sent, m_head.size()));
        auto const wire_left = m_wire.substr(sent > m_head.size() ? sent - m_head.size() : 0);
        set_deadline(m_shared.limits.upload_time_max);
        asio::async_write(
            m_stream, std::array{text_buffer(head_left), text_buffer(wire_left)},
            [self = this->shared_from_this()](beast::error_code error, std::size_t) {
                self->m_owner.reset();
                if (error)
                    return;
                if (!self->m_keep_alive)
                    return self->close_politely();
                self->m_filled > 0 ? self->resume() : self->wait_for_request();
            });
        return false;
    }
    static asio::const_buffer text_buffer(std::string_view text)
    {
        return asio::buffer(text.data(), text.size());
    }

    void resume()
    {
        m_parser.reset();
        m_request.reset();
        parse();
    }

    void close_politely()
    {
        beast::error_code ignored;
        beast::get_lowest_layer(m_stream).shutdown(tcp::socket::shutdown_send, ignored);
        set_deadline(
            std::chrono::seconds{2}); // the sweep closes it; till then the other side may read the answer
        m_filled = 0;
        m_buffer.resize(small_buffer_bytes);
        drain();
    }
    void drain()
    {
        m_stream.async_read_some(
            asio::buffer(m_buffer), [self = this->shared_from_this()](beast::error_code error, std::size_t) {
                if (!error)
                    self->drain();
            });
    }

    // Copies the head out of the buffer and asks how large a body may be. False when the request was refused.
    bool begin_request()
    {
        auto& parser = *m_parser;
        auto target = read_target(parser.target);
        if (!target) {
            refuse_request(400);
            return false;
        }
        m_request = std::make_unique<Request>();
        auto& request = *m_request;
        request.method = parser.method == "GET"    ? Method::get
                         : parser.method == "HEAD" ? Method::head
                         : parser.method == "POST" ? Method::post
                                                   : Method::other;
        request.target = parser.target;
        request.path = std::move(target->path);
        request.query = std::move(target->query);
        request.address = m_address;
        request.secure = is_tls<Stream>;
        for (std::size_t i = 0; i < parser.field_count; ++i)
            request.headers.emplace_back(
                small_letters(parser.fields[i].name), std::string{parser.fields[i].value});
        m_keep_alive = parser.keep_alive() && !m_shared.stopping;

        bool const is_upload = request.method == Method::post && m_shared.doors.takes_uploads(request);
        m_body_max = is_upload ? m_shared.limits.upload_bytes_max : m_shared.limits.body_bytes_max;
        parser.body_max = m_body_max;
        if (parser.announced > m_body_max || parser.body.size() > m_body_max) {
            refuse_request(413);
            return false;
        }
        if (is_upload)
            set_deadline(m_shared.limits.upload_time_max);
        if (!parser.is_done() && small_letters(parser.expect) == "100-continue") {
            beast::error_code ignored;
            asio::write(m_stream, asio::buffer(std::string_view{"HTTP/1.1 100 Continue\r\n\r\n"}), ignored);
        }
        return true;
    }

    void refuse_request(int status)
    {
        ++m_shared.counters.refused;
        m_keep_alive = false;
        send_response(
            {.status = status,
             .type = "text/plain; charset=utf-8",
             .body = fmt::format("{} {}\n", status, status_text(status))});
    }

    void answer()
    {
        ++m_shared.counters.requests;
        m_has_answered = true;
        m_request->body = std::move(m_parser->body);
        m_coding = coding_for(m_request->header("accept-encoding"));
        m_if_none_match = m_request->header("if-none-match");
        m_parser.reset();
        m_body_max = m_shared.limits.body_bytes_max;
        m_is_answering = true;
        ++m_shared.at_work;
        auto& pool = m_request->method == Method::post ? m_shared.writing : m_shared.reading;
        bool const taken = pool.take([self = this->shared_from_this()] { self->answer_on_worker(); });
        if (!taken) {
            ++m_shared.counters.overloaded;
            --m_shared.at_work;
            m_is_answering = false;
            m_keep_alive = false;
            send_response(Response{
                .status = 503, .type = "text/plain; charset=utf-8", .body = "503 Service Unavailable\n"}
                              .with("Retry-After", "5"));
        }
    }

    void answer_on_worker()
    {
        auto outcome = m_shared.doors.answer(*m_request);
        if (outcome.page)
            outcome.page->make_wire(m_coding);
        else if (m_coding != Coding::identity && worth_compressing(outcome.response)) {
            outcome.response.body =
                m_coding == Coding::br ? brotli(outcome.response.body) : gzip(outcome.response.body);
            outcome.response.headers.emplace_back("Content-Encoding", m_coding == Coding::br ? "br" : "gzip");
            outcome.response.headers.emplace_back("Vary", "Accept-Encoding");
        }
        asio::post(
            beast::get_lowest_layer(m_stream).get_executor(),
            [self = this->shared_from_this(), outcome = std::move(outcome)]() mutable {
                self->m_is_answering = false;
                self->send_outcome(std::move(outcome));
                --self->m_shared.at_work;
            });
    }
    static bool worth_compressing(Response const& response)
    {
        bool const is_text = response.type.starts_with("text/") ||
                             response.type.find("json") != std::string::npos ||
                             response.type.find("xml") != std::string::npos;
        bool const is_coded =
            std::any_of(response.headers.begin(), response.headers.end(), [](auto const& header) {
                return header.first == "Content-Encoding";
            });
        return is_text && !is_coded && response.body.size() > 1024;
    }

    void send_outcome(PageCache::Outcome outcome)
    {
        if (!outcome.page)
            return send_response(std::move(outcome.response));
        auto const& page = *outcome.page;
        bool const unchanged = !m_if_none_match.empty() && names_etag(m_if_none_match, page.etag());
        auto const& wire = unchanged ? page.not_modified() : *page.wire(m_coding);
        auto const size = m_request->method == Method::head ? wire.head_size : wire.bytes.size();
        if (send(unchanged ? 304 : page.status(), std::string_view{wire.bytes}.substr(0, size), outcome.page))
            m_filled > 0 ? resume() : wait_for_request();
    }

    void send_response(Response response)
    {
        bool const is_head = m_request && m_request->method == Method::head;
        auto const wire = std::make_shared<std::string>(head_of(response, response.body.size()));
        if (!is_head)
            *wire += response.body;
        if (send(response.status, *wire, wire))
            m_filled > 0 ? resume() : wait_for_request();
    }

    Stream m_stream;
    Shared& m_shared;
    std::string m_address;
    steady_clock::time_point m_deadline;
    std::vector<char> m_buffer;
    std::size_t m_filled{0};
    std::optional<RequestParser> m_parser;
    std::unique_ptr<Request> m_request;
    std::size_t m_body_max{m_shared.limits.body_bytes_max};
    std::string m_if_none_match;
    Coding m_coding{Coding::identity};
    bool m_keep_alive{true};
    bool m_is_answering{false};
    bool m_has_answered{false}; // since the deadline was set
    std::string m_head;
    std::string_view m_wire;
    std::shared_ptr<void const> m_owner; // of what is being written
};

} // namespace

struct Server::Machine {
    Machine(ServerOptions const& options, Doors doors) : shared{options, std::move(doors)}
    {
        if (!options.certificate_pem.empty()) {
            tls.emplace(asio::ssl::context::tls_server);
            tls->set_options(
                asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_sslv3);
            tls->use_certificate_chain(asio::buffer(options.certificate_pem));
            tls->use_private_key(asio::buffer(options.key_pem), asio::ssl::context::pem);
        }
        port = static_cast<unsigned short>(std::stoi(options.port));
        for (std::size_t i = 0; i < std::max<std::size_t>(options.io_threads, 1); ++i) {
            auto& lane = lanes.emplace_back();
            listen(lane, options.loopback_only);
            lane.sweep_every_second();
            lane.thread = std::thread{[&lane] { lane.io.run(); }};
        }
    }

    // Both families on one port; a machine without one of them serves the other.
    void listen(Lane& lane, bool loopback_only)
    {
        std::array const addresses{
            loopback_only ? asio::ip::make_address("127.0.0.1") : asio::ip::make_address("0.0.0.0"),
            loopback_only ? asio::ip::make_address("::1") : asio::ip::make_address("::"),
        };
        for (auto const& address : addresses) {
            try {
                tcp::endpoint const endpoint{address, port};
                tcp::acceptor acceptor{lane.io};
                acceptor.open(endpoint.protocol());
                acceptor.set_option(tcp::acceptor::reuse_address{true});
                acceptor.set_option(ReusePort{true});
                if (address.is_v6())
                    acceptor.set_option(asio::ip::v6_only{true});
                acceptor.bind(endpoint);
                acceptor.listen(4096);
                port = acceptor.local_endpoint().port();
                lane.acceptors.push_back(std::move(acceptor));
            } catch (boost::system::system_error const& error) {
                if (address.is_v4())
                    throw;
                log::warning("ipv6_not_available", {{"error", error.what()}});
            }
        }
        for (auto& acceptor : lane.acceptors)
            accept(lane, acceptor);
    }

    void accept(Lane& lane, tcp::acceptor& acceptor)
    {
        acceptor.async_accept([this, &lane, &acceptor](beast::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted)
                return;
            if (!error &&
                shared.counters.connections < static_cast<std::int64_t>(shared.limits.connections_max))
                begin(lane, std::move(socket));
            accept(lane, acceptor);
        });
    }

    void begin(Lane& lane, tcp::socket socket)
    {
        if (tls) {
            auto const session = std::make_shared<Session<beast::ssl_stream<tcp::socket>>>(
                beast::ssl_stream<tcp::socket>{std::move(socket), *tls}, shared);
            lane.sessions.push_back(session);
            session->start();
        } else {
            auto const session = std::make_shared<Session<tcp::socket>>(std::move(socket), shared);
            lane.sessions.push_back(session);
            session->start();
        }
    }

    ~Machine()
    {
        shared.stopping = true;
        for (auto& lane : lanes)
            asio::post(lane.io, [&lane] {
                for (auto& acceptor : lane.acceptors)
                    acceptor.close();
            });
        auto const deadline = steady_clock::now() + stop_time_max;
        while (shared.at_work > 0 && steady_clock::now() < deadline)
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        shared.reading.stop();
        shared.writing.stop();
        for (auto& lane : lanes)
            lane.io.stop();
        for (auto& lane : lanes)
            lane.thread.join();
    }

    Shared shared;
    std::optional<asio::ssl::context> tls;
    unsigned short port{0};
    std::list<Lane> lanes;
};

Server::Server(ServerOptions options, Doors doors)
    : m_machine{std::make_unique<Machine>(options, std::move(doors))}
{}

Server::~Server() = default;

int Server::port() const
{
    return m_machine->port;
}

ServerCounts Server::counts() const
{
    auto const& counters = m_machine->shared.counters;
    return {
        counters.requests, counters.ready_pages, counters.refused, counters.overloaded, counters.connections};
}

} // namespace fengye::http
