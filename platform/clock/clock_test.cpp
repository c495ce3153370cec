#include "platform/clock/clock.hpp"

#include <gtest/gtest.h>

namespace fengye {
namespace {

using namespace std::chrono_literals;

TEST(Clock, the_city_is_eight_hours_ahead)
{
    auto const before_midnight =
        Moment{std::chrono::sys_days{std::chrono::year{2026} / 12 / 31}} + 15h + 59min + 59s;
    EXPECT_EQ(day_of(before_midnight), day(2026, 12, 31));
    EXPECT_EQ(day_of(before_midnight + 1s), day(2027, 1, 1));
    EXPECT_EQ(moment_of(day(2027, 1, 1)), before_midnight + 1s);
    EXPECT_EQ(year_of(day_of(before_midnight + 1s)), 2027);
}

TEST(Clock, a_day_is_written_and_read)
{
    EXPECT_EQ(to_text(day(2026, 2, 3)), "2026-02-03");
    EXPECT_EQ(day_from("2028-02-29"), day(2028, 2, 29));
    for (auto const* wrong :
         {"", "2026-2-3", "2026/02/03", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-02-03 ",
          "20260203", "-026-02-03", "2026-+2-03"})
        EXPECT_EQ(day_from(wrong), std::nullopt) << wrong;
}

TEST(Clock, a_moment_is_written_and_read_in_the_citys_zone)
{
    auto const moment = moment_of(day(2026, 11, 23), 9h + 30min);
    EXPECT_EQ(to_text(moment), "2026-11-23 09:30");
    EXPECT_EQ(to_iso(moment), "2026-11-23T09:30:00+08:00");
    EXPECT_EQ(to_http(moment), "Mon, 23 Nov 2026 01:30:00 GMT");
    EXPECT_EQ(moment_from("2026-11-23 09:30"), moment);
    EXPECT_EQ(moment_from("2026-11-23T09:30"), moment);
    for (auto const* wrong :
         {"", "2026-11-23", "2026-11-23 24:00", "2026-11-23 09:60", "2026-11-23 9:30", "2026-11-31 09:30",
          "2026-11-23x09:30", "2026-11-23 09.30"})
        EXPECT_EQ(moment_from(wrong), std::nullopt) << wrong;
}

TEST(Clock, moments_before_1970_have_a_day_too)
{
    EXPECT_EQ(to_text(Moment{-1s}), "1970-01-01 07:59");
    EXPECT_EQ(to_text(moment_of(day(1949, 10, 1))), "1949-10-01 00:00");
}

TEST(Clock, stands_still_until_told)
{
    StillClock clock{moment_of(day(2026, 1, 1))};
    EXPECT_EQ(clock.now(), clock.now());
    clock.advance(24h);
    EXPECT_EQ(day_of(clock.now()), day(2026, 1, 2));
}

} // namespace
} // namespace fengye
