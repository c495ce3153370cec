#include "modules/casework/domain/day_off.hpp"

#include <gtest/gtest.h>

#include "platform/embed/embed.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::casework {
namespace {

using std::chrono::days;

TEST(DayOff, is_a_holiday_exactly_when_an_announced_plan_lists_it)
{
    auto const calendar = calendar_of_the_city();
    int announced = 0;
    for (auto const path : embed::list("platform/calendar/fixtures/", ".toml")) {
        auto const plan = Calendar::read_plan(embed::read(path));
        if (!plan.announced)
            continue;
        ++announced;
        for (auto at = day(plan.year, 1, 1); at <= day(plan.year, 12, 31); at += days{1})
            EXPECT_EQ(is_holiday(calendar, at), plan.days_off.contains(at)) << to_text(at);
    }
    EXPECT_GE(announced, 2);
}

TEST(DayOff, knows_the_laws_own_days_on_a_weekend_of_a_year_not_announced)
{
    auto const calendar = calendar_of_the_city();
    EXPECT_TRUE(is_holiday(calendar, day(2027, 5, 1))); // a Saturday
    EXPECT_TRUE(is_holiday(calendar, day(2027, 5, 2)));
    EXPECT_FALSE(is_holiday(calendar, day(2027, 5, 8)));
    EXPECT_TRUE(is_holiday(calendar, day(2033, 10, 2))); // no plan at all
}

TEST(DayOff, leaves_a_weekend_beside_a_working_day_a_weekend)
{
    auto const calendar = calendar_of_the_city();
    EXPECT_FALSE(is_holiday(calendar, day(2026, 11, 21)));
    EXPECT_FALSE(is_holiday(calendar, day(2026, 10, 11))); // the day before is a worked Saturday
    EXPECT_FALSE(is_holiday(calendar, day(2026, 10, 10))); // worked
}

} // namespace
} // namespace fengye::casework
