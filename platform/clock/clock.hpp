#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace fengye {

using Day = std::chrono::local_days;
using Moment = std::chrono::sys_seconds;

// Only the clock knows what time it is. One made in app/, another standing still in tests.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Moment now() const = 0;
};

class SystemClock final : public Clock {
public:
    Moment now() const override;
};

// A clock that stands still until it is told to go on.
class StillClock final : public Clock {
public:
    explicit StillClock(Moment now) : m_now{now} {}
    Moment now() const override { return m_now.load(); }
    void advance(std::chrono::seconds by) { m_now.store(m_now.load() + by); }
    void set(Moment now) { m_now = now; }

private:
    std::atomic<Moment> m_now;
};

// China Standard Time has been UTC+8 without daylight saving since 1992; our library knows no time zones.
inline constexpr std::chrono::hours city_offset{8};

Day day_of(Moment);
Moment moment_of(Day, std::chrono::seconds since_midnight = {});
constexpr Day day(int year, unsigned month, unsigned day_of_month)
{
    return std::chrono::local_days{
        std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month}};
}
int year_of(Day);

// 2026-11-23
std::string to_text(Day);
std::optional<Day> day_from(std::string_view);

// 2026-11-23 09:30, in the city's zone
std::string to_text(Moment);
// 11-23 09:30, where the year is clear
std::string to_short_text(Moment);
// Accepts 2026-11-23 09:30 and 2026-11-23T09:30, in the city's zone.
std::optional<Moment> moment_from(std::string_view);

// 2026-11-23T09:30:00+08:00, for <time> and feeds
std::string to_iso(Moment);
// Mon, 23 Nov 2026 01:30:00 GMT, for HTTP
std::string to_http(Moment);

} // namespace fengye
