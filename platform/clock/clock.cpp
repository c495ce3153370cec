#include "platform/clock/clock.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace fengye {

namespace {

using namespace std::chrono;

struct Fields {
    year_month_day date;
    hh_mm_ss<seconds> time;
    weekday week;
};

Fields fields_of(sys_seconds shifted)
{
    auto const midnight = floor<days>(shifted);
    return {year_month_day{midnight}, hh_mm_ss<seconds>{shifted - midnight}, weekday{midnight}};
}

std::string date_text(year_month_day date)
{
    return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

std::optional<int> number(std::string_view text)
{
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

} // namespace

Moment SystemClock::now() const
{
    return floor<seconds>(system_clock::now());
}

Day day_of(Moment moment)
{
    return Day{floor<days>(moment + city_offset).time_since_epoch()};
}

Moment moment_of(Day day, seconds since_midnight)
{
    return Moment{day.time_since_epoch()} - city_offset + since_midnight;
}

int year_of(Day day)
{
    return int{year_month_day{day}.year()};
}

std::string to_text(Day day)
{
    return date_text(year_month_day{day});
}

std::optional<Day> day_from(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    auto const y = number(text.substr(0, 4));
    auto const m = number(text.substr(5, 2));
    auto const d = number(text.substr(8, 2));
    if (!y || !m || !d)
        return std::nullopt;
    year_month_day const date{year{*y}, month{unsigned(*m)}, std::chrono::day{unsigned(*d)}};
    if (!date.ok())
        return std::nullopt;
    return Day{date};
}

std::string to_text(Moment moment)
{
    auto const [date, time, week] = fields_of(moment + city_offset);
    return fmt::format("{} {:02}:{:02}", date_text(date), time.hours().count(), time.minutes().count());
}

std::string to_short_text(Moment moment)
{
    return to_text(moment).substr(5);
}

std::optional<Moment> moment_from(std::string_view text)
{
    if (text.size() != 16 || (text[10] != ' ' && text[10] != 'T') || text[13] != ':')
        return std::nullopt;
    auto const date = day_from(text.substr(0, 10));
    auto const hour = number(text.substr(11, 2));
    auto const minute = number(text.substr(14, 2));
    if (!date || !hour || !minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    return moment_of(*date, hours{*hour} + minutes{*minute});
}

std::string to_iso(Moment moment)
{
    auto const [date, time, week] = fields_of(moment + city_offset);
    return fmt::format(
        "{}T{:02}:{:02}:{:02}+08:00", date_text(date), time.hours().count(), time.minutes().count(),
        time.seconds().count());
}

std::string to_http(Moment moment)
{
    static constexpr std::array names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const [date, time, week] = fields_of(moment);
    return fmt::format(
        "{}, {:02} {} {} {:02}:{:02}:{:02} GMT", names[week.c_encoding()], unsigned{date.day()},
        months[unsigned{date.month()} - 1], int{date.year()}, time.hours().count(), time.minutes().count(),
        time.seconds().count());
}

} // namespace fengye
