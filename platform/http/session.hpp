#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <memory>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream_base.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <fmt/format.h>
#include <netinet/tcp.h>

#include "platform/http/body.hpp"
#include "platform/http/callers.hpp"
#include "platform/http/compress.hpp"
#include "platform/http/lines.hpp"
#include "platform/http/request_parser.hpp"
#include "platform/http/server.hpp"
#include "platform/http/worker_pool.hpp"
#include "platform/log/log.hpp"

// Included only by the translation units that know sockets.
namespace fengye::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using std::chrono::steady_clock;
// Of this one kind of loop: what may belong to any kind costs an allocation and two calls for each wait.
using Loop = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Loop>;

struct Counters {
    std::atomic<std::uint64_t> requests{0}, ready_pages{0}, refused{0}, overloaded{0};
};

// What every session of a server shares.
struct Shared {
    Limits limits;
    Doors doors;
    WorkerPool reading;
    WorkerPool writing;
    WorkerPool uploading;
    Callers callers;
    BodyRoom room; // its memory is that of heads too
    Budget answers;
    Counters counters;
    std::atomic<bool> stopping{false};
    std::atomic<int> at_work{0};

    Shared(ServerOptions const& options, Doors doors, std::size_t connections_max)
        : limits{options.limits},
          doors{std::move(doors)},
          reading{options.reading_threads, options.limits.reading_queue_max},
          writing{options.writing_threads, options.limits.writing_queue_max},
          uploading{options.uploading_threads, options.limits.uploading_queue_max},
          callers{Callers::Limits{connections_max, options.limits.per_address_max, options.proxies}},
          room{
              options.limits.in_memory_bytes_max, Budget{options.limits.requests_bytes_max},
              Budget{options.limits.files_bytes_max}, options.spool_folder, options.limits.file_bytes_min},
          answers{options.limits.answers_bytes_max}
    {}
    bool is_tight() const { return room.memory.is_tight() || room.disk.is_tight() || answers.is_tight(); }
};

class AnySession {
public:
    virtual ~AnySession() = default;
    virtual void close_if_late(steady_clock::time_point now) = 0;
};

template <class Stream>
constexpr bool is_tls = !std::is_same_v<Stream, Socket>;

// One connection. Everything runs on its lane's thread but the answer itself.
template <class Stream>
class Session final : public AnySession, public std::enable_shared_from_this<Session<Stream>> {
public:
    Session(Stream stream, Shared& shared, std::string address, std::unique_ptr<Callers::Place> place)
        : m_stream{std::move(stream)},
          m_shared{shared},
          m_address{std::move(address)},
          m_place{std::move(place)}
    {
        beast::error_code ignored;
        auto& socket = beast::get_lowest_layer(m_stream);
        socket.set_option(tcp::no_delay{true}, ignored);
        socket.set_option(UnsentMax{unsent_bytes_max}, ignored);
        socket.non_blocking(true, ignored);
        enter(Phase::head, 0); // of TLS, first
    }

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
        if (!is_late(now))
            return;
        beast::error_code ignored;
        beast::get_lowest_layer(m_stream).close(ignored);
    }

private:
    static constexpr std::size_t small_buffer_bytes = 4 * 1024; // an idle connection holds no more
    static constexpr std::size_t large_buffer_bytes = 64 * 1024;
    static constexpr std::size_t piece_bytes = 32 * 1024; // of a file that is sent
    static constexpr std::chrono::seconds close_time_max{2};
    // The system takes no more ahead of a slow reader, so that we see him move.
    using UnsentMax = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_NOTSENT_LOWAT>;
    static constexpr int unsent_bytes_max = 128 * 1024;

    enum class Phase { idle, head, body, answering, sending, closing };

    // A phase has its time by the bytes it has to move.
    void enter(Phase phase, std::size_t bytes)
    {
        m_phase = phase;
        m_moved_at = steady_clock::now();
        m_deadline = m_moved_at + m_shared.limits.request_time_max +
                     std::chrono::seconds{bytes / m_shared.limits.bytes_per_second_min};
    }

    bool is_late(steady_clock::time_point now) const
    {
        auto const& limits = m_shared.limits;
        if (m_phase == Phase::answering)
            return false;
        if (m_phase == Phase::closing)
            return now > m_moved_at + close_time_max;
        auto const patience = m_phase == Phase::idle ? limits.idle_time_max : limits.still_time_max;
        bool const is_short_of_room =
            m_place->is_crowded() || (m_phase != Phase::idle && m_shared.is_tight());
        return now >
                   m_moved_at + (is_short_of_room ? std::min(patience, limits.crowded_time_max) : patience) ||
               (m_phase != Phase::idle && now > m_deadline);
    }

    void wait_for_request()
    {
        forget_request();
        if (m_filled == 0) {
            m_buffer.resize(small_buffer_bytes);
            m_buffer.shrink_to_fit();
            m_input.set(0);
            m_phase = Phase::idle;
            m_moved_at = steady_clock::now();
        }
        read_more();
    }

    void forget_request()
    {
        m_parser.reset();
        m_request.reset();
        m_body.reset();
    }

    bool grow_buffer(std::size_t size)
    {
        if (!m_input.set(size - small_buffer_bytes))
            return false;
        m_buffer.resize(size);
        return true;
    }

    void read_more()
    {
        if (m_filled == m_buffer.size()) {
            auto const size_max = m_request ? large_buffer_bytes : m_shared.limits.head_bytes_max;
            if (m_buffer.size() >= size_max)
                return refuse_request(m_request ? 400 : 431); // a chunk's extension, or a head
            if (!grow_buffer(std::min(m_buffer.size() * 4, size_max)))
                return refuse_request(503);
        }
        m_stream.async_read_some(
            asio::buffer(m_buffer.data() + m_filled, m_buffer.size() - m_filled),
            [self = this->shared_from_this()](beast::error_code error, std::size_t count) {
                if (error)
                    return;
                self->m_moved_at = steady_clock::now();
                self->m_filled += count;
                self->parse();
            });
    }

    enum class Next { parse, read, wait }; // wait: for an answer, or for the end

    // Goes through what has come before more is read.
    void parse()
    {
        while (m_filled > 0) {
            auto const next = m_request ? gather_body() : read_head();
            if (next == Next::read)
                return read_more();
            if (next == Next::wait)
                return;
        }
        m_request ? read_more() : wait_for_request();
    }

    Next read_head()
    {
        m_parser.emplace(m_buffer.data(), m_filled, m_shared.limits.head_bytes_max);
        beast::error_code error;
        auto const used = m_parser->put(asio::buffer(m_buffer.data(), m_filled), error);
        if (error == beast::http::error::need_more) {
            m_parser.reset(); // its views would not survive a larger buffer
            if (m_phase != Phase::head)
                enter(Phase::head, 0);
            return Next::read;
        }
        if (error)
            return refused(error);
        if (m_parser->is_done()) {
            auto const tried = try_ready_page(used);
            if (tried != Tried::not_ready)
                return tried == Tried::sent ? Next::parse : Next::wait;
        }
        if (!begin_request())
            return Next::wait;
        consume(used);
        return m_parser->is_done() ? answer() : Next::parse;
    }

    Next gather_body()
    {
        beast::error_code error;
        auto const used = m_parser->put(asio::buffer(m_buffer.data(), m_filled), error);
        if (error && error != beast::http::error::need_more)
            return refused(error);
        consume(used);
        if (m_parser->is_done())
            return answer();
        return used == 0 ? Next::read : Next::parse; // half of a chunk's line
    }

    Next refused(beast::error_code error)
    {
        refuse_request(
            error == beast::http::error::body_limit        ? 413
            : error == beast::http::error::header_limit    ? 431
            : error == beast::http::error::buffer_overflow ? 503
                                                           : 400);
        return Next::wait;
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
        m_keep_alive = m_parser->keep_alive() && !m_shared.stopping;
        auto const size = is_head ? wire->head_size : wire->bytes.size();
        consume(used);
        m_parser.reset();
        m_phase = Phase::idle;
        return send(status, std::string_view{wire->bytes}.substr(0, size), page) ? Tried::sent
                                                                                 : Tried::sending;
    }

    // Writes at once what the socket takes. True when all went and the connection stays; otherwise it goes on
    // later.
    bool send(
        int status, std::string_view wire, std::shared_ptr<void const> owner,
        std::optional<FilePart> file = {})
    {
        std::array const parts{
            text_buffer(status_line(status)), text_buffer(date_line()),
            text_buffer(m_keep_alive ? "" : "Connection: close\r\n"), text_buffer(wire)};
        m_sent = 0;
        if constexpr (!is_tls<Stream>) {
            beast::error_code error;
            m_sent = m_stream.write_some(parts, error);
            if (error && error != asio::error::would_block)
                return false;
            if (m_sent == asio::buffer_size(parts) && !file) {
                if (!m_keep_alive)
                    close_politely();
                return m_keep_alive;
            }
        }
        m_head = std::string{status_line(status)} + std::string{date_line()} +
                 (m_keep_alive ? "" : "Connection: close\r\n");
        m_wire = wire;
        m_owner = std::move(owner);
        m_file = std::move(file);
        enter(Phase::sending, wire.size() + (m_file ? m_file->size_bytes : 0));
        if (m_answer.set(m_wire.size()))
            send_more();
        else
            give_up(); // too many read too slowly
        return false;
    }

    void send_more()
    {
        auto const head_left = std::string_view{m_head}.substr(std::min(m_sent, m_head.size()));
        auto const wire_left = m_wire.substr(m_sent > m_head.size() ? m_sent - m_head.size() : 0);
        if (head_left.empty() && wire_left.empty())
            return m_file && m_file->size_bytes > 0 ? send_piece() : finish_sending();
        m_stream.async_write_some(
            std::array{text_buffer(head_left), text_buffer(wire_left)},
            [self = this->shared_from_this()](beast::error_code error, std::size_t count) {
                if (error)
                    return;
                self->m_moved_at = steady_clock::now();
                self->m_sent += count;
                self->send_more();
            });
    }

    void send_piece()
    {
        try {
            auto const size = std::min(m_file->size_bytes, piece_bytes);
            if (!m_answer.set(size))
                return give_up();
            auto const piece = std::make_shared<std::string>(m_file->file->read(m_file->first, size));
            m_file->first += size;
            m_file->size_bytes -= size;
            m_head.clear();
            m_sent = 0;
            m_wire = *piece;
            m_owner = piece;
        } catch (std::exception const& error) {
            log::error("file_not_sent", {{"error", error.what()}});
            return close_now();
        }
        send_more();
    }

    void finish_sending()
    {
        stop_sending();
        if (!m_keep_alive)
            return close_politely();
        go_on();
    }

    void stop_sending()
    {
        m_owner.reset();
        m_file.reset();
        m_wire = {};
        m_answer.set(0);
    }

    void give_up()
    {
        ++m_shared.counters.overloaded;
        close_now();
    }

    void close_now()
    {
        stop_sending();
        beast::error_code ignored;
        beast::get_lowest_layer(m_stream).close(ignored);
    }

    static asio::const_buffer text_buffer(std::string_view text)
    {
        return asio::buffer(text.data(), text.size());
    }

    void go_on()
    {
        forget_request();
        m_filled > 0 ? parse() : wait_for_request();
    }

    // The sweep closes it; till then the other side may read the answer.
    void close_politely()
    {
        beast::error_code ignored;
        beast::get_lowest_layer(m_stream).shutdown(tcp::socket::shutdown_send, ignored);
        forget_request();
        enter(Phase::closing, 0);
        m_filled = 0;
        m_buffer.resize(small_buffer_bytes);
        m_buffer.shrink_to_fit();
        m_input.set(0);
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

    // Copies the head out of the buffer and makes a place for the body. False when the request was refused.
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
        return parser.is_done() || begin_body();
    }

    bool begin_body()
    {
        auto const& limits = m_shared.limits;
        auto const announced = m_parser->content_length(); // nothing for chunks
        bool const matters_who =
            !announced || *announced > limits.small_bytes_max || m_shared.room.is_contended();
        auto const size = matters_who && m_request->method == Method::post
                              ? m_shared.doors.body_size(*m_request)
                              : BodySize::small;
        auto const bytes_max = size == BodySize::small  ? limits.small_bytes_max
                               : size == BodySize::text ? limits.text_bytes_max
                                                        : limits.upload_bytes_max;
        if (announced && *announced > bytes_max) {
            refuse_request(413);
            return false;
        }
        m_body_size = size;
        m_body.emplace(m_shared.room, size);
        m_parser->take_body(*m_body, bytes_max);
        auto const expected = std::min<std::uint64_t>(announced.value_or(bytes_max), bytes_max);
        bool const waits_for_leave = small_letters(m_parser->expect) == "100-continue";
        enter(Phase::body, expected);
        if (expected > large_buffer_bytes && size != BodySize::small)
            (void)grow_buffer(
                large_buffer_bytes); // quicker, if there is room; what the head was read from moves
        if (waits_for_leave) {
            beast::error_code ignored;
            asio::write(m_stream, asio::buffer(std::string_view{"HTTP/1.1 100 Continue\r\n\r\n"}), ignored);
        }
        return true;
    }

    void refuse_request(int status)
    {
        Response response{
            .status = status,
            .type = "text/plain; charset=utf-8",
            .body = fmt::format("{} {}\n", status, status_text(status))};
        if (status == 503) {
            ++m_shared.counters.overloaded;
            response.headers.emplace_back("Retry-After", "5");
        } else {
            ++m_shared.counters.refused;
        }
        m_keep_alive = false;
        send_response(std::move(response));
    }

    Next answer()
    {
        ++m_shared.counters.requests;
        m_coding = coding_for(m_request->header("accept-encoding"));
        m_if_none_match = m_request->header("if-none-match");
        m_parser.reset();
        auto* pool = m_request->method == Method::post ? &m_shared.writing : &m_shared.reading;
        if (m_body && m_body->is_on_disk() && m_body_size != BodySize::small)
            pool = &m_shared.uploading;
        if (m_body && !m_body->hand_over(*m_request)) {
            refuse_request(503);
            return Next::wait;
        }
        m_phase = Phase::answering;
        ++m_shared.at_work;
        if (!pool->take([self = this->shared_from_this()] { self->answer_on_worker(); })) {
            --m_shared.at_work;
            refuse_request(503);
        }
        return Next::wait;
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
        forget_request();
        if (send(unchanged ? 304 : page.status(), std::string_view{wire.bytes}.substr(0, size), outcome.page))
            go_on();
    }

    void send_response(Response response)
    {
        bool const is_head = m_request && m_request->method == Method::head;
        forget_request(); // what it brought needs no room any more
        auto const wire = std::make_shared<std::string>(head_of(response, response.length()));
        if (is_head)
            response.file.reset();
        else if (!response.file)
            *wire += response.body;
        if (send(response.status, *wire, wire, std::move(response.file)))
            go_on();
    }

    Stream m_stream;
    Shared& m_shared;
    std::string m_address;
    std::unique_ptr<Callers::Place> m_place;
    Phase m_phase{Phase::idle};
    steady_clock::time_point m_moved_at; // a byte, or into this phase
    steady_clock::time_point m_deadline;

    std::vector<char> m_buffer;
    std::size_t m_filled{0};
    Share m_input{m_shared.room.memory}; // what the buffer has beyond the small one
    std::optional<RequestParser> m_parser;
    std::unique_ptr<Request> m_request; // from the end of its head to its answer
    std::optional<Body> m_body;
    BodySize m_body_size{BodySize::small};
    std::string m_if_none_match;
    Coding m_coding{Coding::identity};
    bool m_keep_alive{true};

    std::string m_head; // what is being written: head, wire, and then the file
    std::string_view m_wire;
    std::shared_ptr<void const> m_owner; // of the wire
    std::optional<FilePart> m_file;
    std::size_t m_sent{0};
    Share m_answer{m_shared.answers};
};

} // namespace fengye::http
