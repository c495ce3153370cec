#include "platform/settings/settings.hpp"

#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace fengye {

namespace {

struct Misfit : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string text_in(toml::node const& node)
{
    if (auto const* text = node.as_string())
        return text->get();
    throw Misfit{"is not text"};
}

std::int64_t number_in(toml::node const& node)
{
    auto const* number = node.as_integer();
    if (number && number->get() >= 1)
        return number->get();
    throw Misfit{"is not a number of 1 or more"};
}

bool truth_in(toml::node const& node)
{
    if (auto const* truth = node.as_boolean())
        return truth->get();
    throw Misfit{"is not true or false"};
}

// "60s", "30m", "8h"
std::chrono::seconds time_in(toml::node const& node)
{
    auto const text = text_in(node);
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
        ++digits;
    if (digits == 0 || digits > 8 || digits + 1 != text.size())
        throw Misfit{"is not a time such as 60s, 30m or 8h"};
    std::chrono::seconds const count{std::stol(text.substr(0, digits))};
    switch (text.back()) {
    case 's':
        return count;
    case 'm':
        return count * 60;
    case 'h':
        return count * 3600;
    default:
        throw Misfit{"is not a time such as 60s, 30m or 8h"};
    }
}

// A time that must not be cut to a shorter one, let alone to none.
template <class Unit>
Unit whole_time_in(toml::node const& node)
{
    auto const time = time_in(node);
    auto const whole = std::chrono::duration_cast<Unit>(time);
    if (whole != time || whole < Unit{1})
        throw Misfit{
            Unit{1} == std::chrono::minutes{1} ? "is not a whole number of minutes"
                                               : "is not a whole number of hours"};
    return whole;
}

// "96MB"
std::size_t bytes_in(toml::node const& node)
{
    auto const text = text_in(node);
    auto const at = text.find("MB");
    if (at == std::string::npos || at == 0 || at > 7 || at + 2 != text.size() ||
        text.find_first_not_of("0123456789") != at)
        throw Misfit{"is not a size such as 96MB"};
    return static_cast<std::size_t>(std::stoul(text.substr(0, at))) << 20;
}

using Setter = std::function<void(Settings&, toml::node const&)>;

std::map<std::string, Setter, std::less<>> const& setters()
{
    static std::map<std::string, Setter, std::less<>> const table{
        {"host", [](Settings& s, toml::node const& n) { s.host = text_in(n); }},
        {"database", [](Settings& s, toml::node const& n) { s.database = text_in(n); }},
        {"node", [](Settings& s, toml::node const& n) { s.node = text_in(n); }},
        {"log_json", [](Settings& s, toml::node const& n) { s.log_json = truth_in(n); }},
        {"release_delay", [](Settings& s, toml::node const& n) { s.release_delay = time_in(n); }},
        {"session_idle",
         [](Settings& s, toml::node const& n) { s.session_idle = whole_time_in<std::chrono::minutes>(n); }},
        {"session_lifetime",
         [](Settings& s, toml::node const& n) { s.session_lifetime = whole_time_in<std::chrono::hours>(n); }},
        {"sign_in_failures_max",
         [](Settings& s, toml::node const& n) { s.sign_in_failures_max = static_cast<int>(number_in(n)); }},
        {"page_cache", [](Settings& s, toml::node const& n) { s.page_cache_bytes = bytes_in(n); }},
        {"reading_threads",
         [](Settings& s, toml::node const& n) {
             s.reading_threads = static_cast<std::size_t>(number_in(n));
         }},
        {"upload_max", [](Settings& s, toml::node const& n) { s.upload_bytes_max = bytes_in(n); }},
        {"media_quota", [](Settings& s, toml::node const& n) { s.media_quota_bytes = bytes_in(n); }},
        {"renditions", [](Settings& s, toml::node const& n) { s.renditions = truth_in(n); }},
        {"public_limits", [](Settings& s, toml::node const& n) { s.public_limits = truth_in(n); }},
        {"mail_server", [](Settings& s, toml::node const& n) { s.mail_server = text_in(n); }},
        {"mail_from", [](Settings& s, toml::node const& n) { s.mail_from = text_in(n); }},
        {"mail_user", [](Settings& s, toml::node const& n) { s.mail_user = text_in(n); }},
        {"mail_password_file", [](Settings& s, toml::node const& n) { s.mail_password_file = text_in(n); }},
        {"public_late_units", [](Settings& s, toml::node const& n) { s.public_late_units = truth_in(n); }},
        {"sms_file", [](Settings& s, toml::node const& n) { s.sms_file = text_in(n); }},
        {"open311_key",
         [](Settings& s, toml::node const& n) {
             s.open311_key = text_in(n);
             if (!s.open311_key.empty() && s.open311_key.size() < 20)
                 throw Misfit{"is shorter than 20 characters"};
         }},
        {"trusted_proxies",
         [](Settings& s, toml::node const& n) {
             auto const* list = n.as_array();
             if (!list)
                 throw Misfit{"is not a list of addresses"};
             for (auto const& address : *list)
                 s.trusted_proxies.push_back(text_in(address));
         }},
    };
    return table;
}

toml::table parse(std::string_view text, std::string_view file_name)
{
    try {
        return toml::parse(text, file_name);
    } catch (toml::parse_error const& error) {
        throw std::runtime_error{
            fmt::format("{} line {}: {}", file_name, error.source().begin.line, error.description())};
    }
}

} // namespace

Settings read_settings(std::string_view text, std::string_view file_name)
{
    Settings settings;
    auto const table = parse(text, file_name);
    for (auto const& [key, node] : table) {
        auto const line = key.source().begin.line;
        auto const setter = setters().find(key.str());
        if (setter == setters().end())
            throw std::runtime_error{
                fmt::format("{} line {}: there is no setting {}", file_name, line, key.str())};
        try {
            setter->second(settings, node);
        } catch (Misfit const& misfit) {
            throw std::runtime_error{
                fmt::format("{} line {}: {} {}", file_name, line, key.str(), misfit.what())};
        }
    }
    return settings;
}

Settings load_settings(std::filesystem::path const& data)
{
    auto const path = data / "fengye.toml";
    std::ifstream file{path};
    if (!file)
        return {};
    return read_settings(std::string{std::istreambuf_iterator<char>{file}, {}}, path.string());
}

} // namespace fengye
