#include "platform/log/log.hpp"

#include <atomic>

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <fmt/chrono.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace fengye::log {

namespace {

std::atomic<Format> chosen_format{Format::lines};

spdlog::logger& sink()
{
    static auto const logger = [] {
        auto made = spdlog::stderr_logger_mt("fengye");
        made->set_pattern("%v");
        return made;
    }();
    return *logger;
}

std::string quoted(std::string_view text)
{
    return boost::json::serialize(boost::json::string{text});
}

bool needs_quotes(std::string_view text)
{
    return text.empty() || text.find_first_of(" \"=\n\r\t\\") != std::string_view::npos;
}

void write(spdlog::level::level_enum level, std::string_view name, std::initializer_list<Value> values)
{
    auto const now = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    auto const level_name = spdlog::level::to_string_view(level);
    std::string line;
    if (chosen_format == Format::json) {
        line = fmt::format(
            R"({{"at":"{}","level":"{}","event":{})", now,
            std::string_view{level_name.data(), level_name.size()}, quoted(name));
        for (auto const& value : values)
            line += fmt::format(",{}:{}", quoted(value.name), quoted(value.text));
        line += '}';
    } else {
        line = fmt::format("{} {} {}", now, std::string_view{level_name.data(), level_name.size()}, name);
        for (auto const& value : values)
            line +=
                fmt::format(" {}={}", value.name, needs_quotes(value.text) ? quoted(value.text) : value.text);
    }
    sink().log(level, "{}", line);
}

} // namespace

void set_up(Format format)
{
    chosen_format = format;
}

void event(std::string_view name, std::initializer_list<Value> values)
{
    write(spdlog::level::info, name, values);
}

void warning(std::string_view name, std::initializer_list<Value> values)
{
    write(spdlog::level::warn, name, values);
}

void error(std::string_view name, std::initializer_list<Value> values)
{
    write(spdlog::level::err, name, values);
}

} // namespace fengye::log
