#include "platform/http/lines.hpp"

#include <array>
#include <ctime>

#include <fmt/format.h>

#include "platform/clock/clock.hpp"
#include "platform/http/response.hpp"

namespace fengye::http {

namespace {

Moment wall_clock_now()
{
    timespec time{};
    clock_gettime(CLOCK_REALTIME_COARSE, &time);
    return Moment{std::chrono::seconds{time.tv_sec}};
}

} // namespace

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

} // namespace fengye::http
