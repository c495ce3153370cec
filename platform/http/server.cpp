#include "platform/http/server.hpp"

#include <list>
#include <thread>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <sys/resource.h>

#include "platform/http/session.hpp"

namespace fengye::http {

using Acceptor = asio::basic_socket_acceptor<tcp, Loop>;

namespace {

constexpr std::chrono::seconds stop_time_max{10};
constexpr std::chrono::milliseconds accept_again_after{100};
constexpr int free_ports_tried = 10;

// One thread: its own event loop and connections; nothing of one is shared with another.
struct Lane {
    asio::io_context io{1};
    std::list<std::weak_ptr<AnySession>> sessions;
    asio::steady_timer sweep{io};
    std::thread thread;

    // Over all connections at once, instead of a timer for each request.
    void look_round_every(std::chrono::milliseconds time)
    {
        sweep.expires_after(time);
        sweep.async_wait([this, time](beast::error_code error) {
            if (error)
                return;
            auto const now = steady_clock::now();
            for (auto at = sessions.begin(); at != sessions.end();) {
                auto const session = at->lock();
                if (session)
                    session->close_if_late(now);
                at = session ? std::next(at) : sessions.erase(at);
            }
            look_round_every(time);
        });
    }
};

std::string address_text(Socket const& socket)
{
    beast::error_code ignored;
    auto address = socket.remote_endpoint(ignored).address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

// Bodies, files that are sent and the databases need open files too.
std::size_t connections_the_system_allows()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY)
        return std::numeric_limits<std::size_t>::max();
    return files.rlim_cur / 3 * 2;
}

std::size_t connections_max(ServerOptions const& options)
{
    auto const& limits = options.limits;
    auto const wanted = options.certificate_pem.empty() ? limits.connections_max : limits.tls_connections_max;
    auto const allowed = connections_the_system_allows();
    if (allowed < wanted)
        log::warning("few_open_files_allowed", {{"connections_max", allowed}});
    return std::min(wanted, allowed);
}

} // namespace

struct Server::Machine {
    Machine(ServerOptions const& options, Doors doors)
        : shared{options, std::move(doors), connections_max(options)}
    {
        if (!options.certificate_pem.empty()) {
            tls.emplace(asio::ssl::context::tls_server);
            tls->set_options(
                asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_sslv3);
            tls->use_certificate_chain(asio::buffer(options.certificate_pem));
            tls->use_private_key(asio::buffer(options.key_pem), asio::ssl::context::pem);
            SSL_CTX_set_mode(tls->native_handle(), SSL_MODE_RELEASE_BUFFERS);
        }
        for (std::size_t i = 0; i < std::max<std::size_t>(options.io_threads, 1); ++i)
            lanes.emplace_back();
        next_lane = lanes.begin();
        listen(static_cast<unsigned short>(std::stoi(options.port)), options.loopback_only);
        for (auto& lane : lanes) {
            lane.look_round_every(shared.limits.look_round_every);
            lane.thread = std::thread{[&lane] { lane.io.run(); }};
        }
    }

    // Both families on one port; a machine without one of them serves the other. No two programs get the same
    // port: it is not shared (SO_REUSEPORT) even among our own threads.
    void listen(unsigned short wanted, bool loopback_only)
    {
        for (int i = 1;; ++i) {
            try {
                port = listen_on(loopback_only ? "127.0.0.1" : "0.0.0.0", wanted);
                listen_on(loopback_only ? "::1" : "::", port);
                break;
            } catch (boost::system::system_error const& error) {
                acceptors.clear();
                if (wanted == 0 && i < free_ports_tried)
                    continue;
                throw std::runtime_error{
                    fmt::format("cannot listen on port {}: {}", wanted, error.code().message())};
            }
        }
        for (auto& acceptor : acceptors)
            accept(acceptor);
    }

    unsigned short listen_on(char const* text, unsigned short wanted)
    {
        auto const address = asio::ip::make_address(text);
        try {
            tcp::endpoint const endpoint{address, wanted};
            Acceptor acceptor{lanes.front().io};
            acceptor.open(endpoint.protocol());
            acceptor.set_option(tcp::acceptor::reuse_address{true}); // after a restart
            if (address.is_v6())
                acceptor.set_option(asio::ip::v6_only{true});
            acceptor.bind(endpoint);
            acceptor.listen(4096);
            acceptors.push_back(std::move(acceptor));
            return acceptors.back().local_endpoint().port();
        } catch (boost::system::system_error const& error) {
            if (address.is_v4() || error.code() == asio::error::address_in_use)
                throw;
            log::warning("ipv6_not_available", {{"error", error.what()}});
            return wanted;
        }
    }

    // The first lane takes connections for all, in turn.
    void accept(Acceptor& acceptor)
    {
        auto& lane = *next_lane;
        if (++next_lane == lanes.end())
            next_lane = lanes.begin();
        acceptor.async_accept(lane.io, [this, &lane, &acceptor](beast::error_code error, Socket socket) {
            if (error == asio::error::operation_aborted)
                return;
            if (error)
                return accept_later(acceptor);
            admit(lane, std::move(socket));
            accept(acceptor);
        });
    }

    // Out of open files: trying again at once would do nothing else.
    void accept_later(Acceptor& acceptor)
    {
        auto const timer = std::make_shared<asio::steady_timer>(lanes.front().io, accept_again_after);
        timer->async_wait([this, &acceptor, timer](beast::error_code) {
            if (acceptor.is_open())
                accept(acceptor);
        });
    }

    void admit(Lane& lane, Socket socket)
    {
        auto address = address_text(socket);
        auto place = shared.callers.admit(address);
        if (!place)
            return;
        asio::dispatch(
            lane.io, [this, &lane, socket = std::move(socket), address = std::move(address),
                      place = std::move(place)]() mutable {
                if (tls)
                    begin(
                        lane, beast::ssl_stream<Socket>{std::move(socket), *tls}, std::move(address),
                        std::move(place));
                else
                    begin(lane, std::move(socket), std::move(address), std::move(place));
            });
    }

    template <class Stream>
    void begin(Lane& lane, Stream stream, std::string address, std::unique_ptr<Callers::Place> place)
    {
        auto const session = std::make_shared<Session<Stream>>(
            std::move(stream), shared, std::move(address), std::move(place));
        lane.sessions.push_back(session);
        session->start();
    }

    ~Machine()
    {
        shared.stopping = true;
        asio::post(lanes.front().io, [this] {
            for (auto& acceptor : acceptors)
                acceptor.close();
        });
        auto const deadline = steady_clock::now() + stop_time_max;
        while (shared.at_work > 0 && steady_clock::now() < deadline)
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        for (auto* pool : {&shared.reading, &shared.writing, &shared.uploading})
            pool->stop();
        for (auto& lane : lanes)
            lane.io.stop();
        for (auto& lane : lanes)
            lane.thread.join();
    }

    Shared shared;
    std::optional<asio::ssl::context> tls;
    unsigned short port{0};
    std::list<Lane> lanes;
    std::list<Lane>::iterator next_lane;
    std::list<Acceptor> acceptors;
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
    auto const& shared = m_machine->shared;
    auto const& counters = shared.counters;
    return {
        counters.requests,
        counters.ready_pages,
        counters.refused,
        counters.overloaded,
        static_cast<std::int64_t>(shared.callers.count()),
        shared.room.memory.used(),
        shared.room.disk.used(),
        shared.answers.used()};
}

} // namespace fengye::http
