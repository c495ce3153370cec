#include <algorithm>
#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>

#include <sys/resource.h>

#include <fmt/format.h>

#include "app/city.hpp"
#include "app/commands.hpp"
#include "platform/log/log.hpp"

namespace fengye {

namespace {

std::string text_of(std::string const& path)
{
    if (path.empty())
        return {};
    std::ifstream file{path, std::ios::binary};
    if (!file)
        throw std::runtime_error{"cannot read " + path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

// Blocked before any thread starts, so that only sigwait gets them.
sigset_t block_stop_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

// Each connection is an open file. Where more may not be had, the server takes fewer connections.
void make_room_for_connections()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return;
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 65536);
    ::setrlimit(RLIMIT_NOFILE, &files);
}

} // namespace

int run_serve(Command const& command, Serve const& options)
{
    auto const signals = block_stop_signals();
    auto const settings = load_settings(command.data);
    log::set_up(settings.log_json ? log::Format::json : log::Format::lines);
    City city{command.data, {}, nullptr, FrontUse::owns, "fengye serve"};
    make_room_for_connections();
    auto& server = city.serve(
        {.port = options.port,
         .loopback_only = options.loopback_only,
         .certificate_pem = text_of(options.certificate),
         .key_pem = text_of(options.key)});
    log::event("serving", {{"port", server.port()}, {"applied", city.front().applied()}});
    std::cout << fmt::format(
                     "{}://localhost:{}/\n", options.certificate.empty() ? "http" : "https", server.port())
              << std::flush;
    int signal = 0;
    sigwait(&signals, &signal);
    log::event("stopping", {{"signal", signal}});
    return 0;
}

} // namespace fengye
