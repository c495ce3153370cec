#include <gtest/gtest.h>

#include "modules/people/domain/deadline_light.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::people {

namespace {

DeadlineLight seen_on(Day today, Day due)
{
    return light_of(due, today, calendar_of_the_city());
}

} // namespace

TEST(DeadlineLight, counts_working_days)
{
    auto const friday = day(2026, 11, 20);
    EXPECT_EQ(seen_on(friday, day(2026, 11, 24)).days, WorkingDays{2}); // the weekend does not count
    EXPECT_EQ(seen_on(friday, day(2026, 11, 24)).colour, DeadlineLight::Colour::ok);
    EXPECT_EQ(seen_on(friday, day(2026, 11, 23)).colour, DeadlineLight::Colour::warn);
    EXPECT_EQ(seen_on(friday, friday).state, DeadlineLight::State::today);
}

TEST(DeadlineLight, says_how_long_something_is_overdue)
{
    auto const light = seen_on(day(2026, 11, 24), day(2026, 11, 20));
    EXPECT_EQ(light.state, DeadlineLight::State::overdue);
    EXPECT_EQ(light.days, WorkingDays{2});
    EXPECT_EQ(light.colour, DeadlineLight::Colour::bad);
}

TEST(DeadlineLight, lets_a_deadline_on_a_day_off_end_with_the_next_working_day)
{
    auto const sunday = day(2026, 11, 22);
    EXPECT_EQ(seen_on(day(2026, 11, 23), sunday).state, DeadlineLight::State::today);
    EXPECT_EQ(seen_on(day(2026, 11, 24), sunday).state, DeadlineLight::State::overdue);
}

TEST(DeadlineLight, is_out_without_a_deadline)
{
    EXPECT_EQ(light_of({}, day(2026, 11, 23), calendar_of_the_city()).state, DeadlineLight::State::none);
}

} // namespace fengye::people
