#include "modules/casework/domain/calendar_file.hpp"

#include <fmt/format.h>

#include "platform/utf8/utf8.hpp"

namespace fengye::casework {

namespace {

constexpr std::size_t line_octets_max = 75; // without the line break (3.1)

// 20261207
std::string digits_of(Day day)
{
    auto text = to_text(day);
    std::erase(text, '-');
    return text;
}

// 20261123T013000Z
std::string digits_of(Moment moment)
{
    auto const midnight = std::chrono::floor<std::chrono::days>(moment);
    std::chrono::hh_mm_ss const time{moment - midnight};
    return fmt::format(
        "{}T{:02}{:02}{:02}Z", digits_of(Day{midnight.time_since_epoch()}), time.hours().count(),
        time.minutes().count(), time.seconds().count());
}

bool is_control(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

// 3.3.11: a line break is written as \n; other control characters may not stand in a text.
std::string escaped_text(std::string_view text)
{
    std::string escaped;
    for (char const c : text) {
        if (c == '\\' || c == ';' || c == ',')
            escaped += '\\';
        if (c == '\n')
            escaped += "\\n";
        else if (!is_control(c))
            escaped += c;
    }
    return escaped;
}

// What is no text has no escapes, so nothing may break its line.
std::string plain(std::string text)
{
    std::erase_if(text, is_control);
    return text;
}

// 3.1: a long line goes on after a line break and a space. A character is never torn.
std::string folded(std::string_view line)
{
    std::string text;
    std::size_t octets = 0;
    for (std::size_t at = 0; at < line.size();) {
        auto const length = utf8::length_at(line, at);
        if (octets + length > line_octets_max) {
            text += "\r\n ";
            octets = 1;
        }
        text += line.substr(at, length);
        octets += length;
        at += length;
    }
    return text + "\r\n";
}

} // namespace

std::string calendar_file(DueEntry const& entry)
{
    std::string file;
    auto const add = [&](std::string_view name, std::string const& value) {
        file += folded(fmt::format("{}:{}", name, value));
    };
    add("BEGIN", "VCALENDAR");
    add("VERSION", "2.0");
    add("PRODID", "-//Fengye//Due days//EN");
    add("METHOD", "PUBLISH");
    add("BEGIN", "VEVENT");
    add("UID", escaped_text(entry.uid));
    add("DTSTAMP", digits_of(entry.written_at));
    add("DTSTART;VALUE=DATE", digits_of(entry.due));
    add("DTEND;VALUE=DATE", digits_of(entry.due + std::chrono::days{1}));
    add("SUMMARY", escaped_text(entry.title));
    if (!entry.description.empty())
        add("DESCRIPTION", escaped_text(entry.description));
    if (!entry.address.empty())
        add("URL", plain(entry.address));
    add("TRANSP", "TRANSPARENT");
    add("END", "VEVENT");
    add("END", "VCALENDAR");
    return file;
}

} // namespace fengye::casework
