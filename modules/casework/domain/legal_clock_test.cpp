#include "modules/casework/domain/legal_clock.hpp"

#include <algorithm>
#include <chrono>

#include <gtest/gtest.h>

#include "tests/testing/test_works.hpp"

namespace fengye::casework {
namespace {

Limit const disclosure{20, DayKind::working, 20, "REG 33"};
Limit const petition{60, DayKind::calendar, 30, "PET 34"};

class AClock : public ::testing::Test {
protected:
    Day due_of(Limit const& limit, Day received) const
    {
        return due(LegalClock::start(limit, received), calendar).value();
    }
    static Limit working(int days) { return {days, DayKind::working, 20, "REG 33"}; }
    static Limit in_calendar_days(int days) { return {days, DayKind::calendar, 30, "PET 34"}; }

    // What the account says of a day.
    AccountDay told(LegalClock const& clock, Day today, Day on) const
    {
        auto const days = account(clock, calendar, today);
        auto const found =
            std::find_if(days.begin(), days.end(), [&](auto const& one) { return one.day == on; });
        EXPECT_NE(found, days.end()) << to_text(on);
        return found == days.end() ? AccountDay{} : *found;
    }

    Calendar const calendar{calendar_of_the_city()};
};

// Civil Code art. 201.
TEST_F(AClock, does_not_count_the_day_of_receipt)
{
    EXPECT_EQ(due_of(working(1), day(2026, 11, 23)), day(2026, 11, 24));
    EXPECT_EQ(due_of(in_calendar_days(1), day(2026, 11, 23)), day(2026, 11, 24));
}

TEST_F(AClock, is_due_on_the_day_of_receipt_when_it_has_no_days)
{
    EXPECT_EQ(due_of(working(0), day(2026, 11, 21)), day(2026, 11, 21));
}

// LIC art. 82.
TEST_F(AClock, counts_neither_weekends_nor_holidays_but_worked_weekends)
{
    EXPECT_EQ(due_of(disclosure, day(2026, 9, 1)), day(2026, 9, 29));
    EXPECT_EQ(due_of(working(1), day(2026, 9, 30)), day(2026, 10, 8));
    EXPECT_EQ(due_of(working(1), day(2026, 2, 13)), day(2026, 2, 14)); // a worked Saturday
    EXPECT_EQ(due_of(working(2), day(2026, 2, 13)), day(2026, 2, 24));
    EXPECT_EQ(due_of(working(1), day(2026, 10, 1)), day(2026, 10, 8)); // received on a holiday
}

TEST_F(AClock, counts_calendar_days_whatever_day_they_are)
{
    EXPECT_EQ(due_of(petition, day(2026, 11, 23)), day(2027, 1, 22));
}

// Civil Code art. 203.
TEST_F(AClock, moves_a_last_calendar_day_past_a_day_off)
{
    EXPECT_EQ(due_of(petition, day(2026, 8, 4)), day(2026, 10, 8)); // would be Saturday, 3 October
    EXPECT_EQ(due_of(in_calendar_days(15), day(2026, 11, 6)), day(2026, 11, 23)); // would be a Saturday
    EXPECT_EQ(due_of(in_calendar_days(3), day(2026, 2, 11)), day(2026, 2, 14));   // a worked Saturday is none
}

TEST_F(AClock, tells_why_a_last_calendar_day_moved)
{
    auto const clock = LegalClock::start(in_calendar_days(15), day(2026, 11, 6));
    EXPECT_EQ(told(clock, day(2026, 11, 9), day(2026, 11, 20)).number, 14);
    EXPECT_EQ(told(clock, day(2026, 11, 9), day(2026, 11, 21)).meaning, DayMeaning::moved);
    EXPECT_EQ(told(clock, day(2026, 11, 9), day(2026, 11, 22)).meaning, DayMeaning::moved);
    auto const last = told(clock, day(2026, 11, 9), day(2026, 11, 23));
    EXPECT_EQ(last.number, 15);
    EXPECT_TRUE(last.is_due);
}

TEST_F(AClock, tells_what_each_day_means)
{
    auto const clock = LegalClock::start(disclosure, day(2026, 2, 11));
    auto const meaning = [&](Day on) { return told(clock, day(2026, 2, 12), on).meaning; };
    EXPECT_EQ(meaning(day(2026, 2, 11)), DayMeaning::start);
    EXPECT_EQ(meaning(day(2026, 2, 12)), DayMeaning::counted);
    EXPECT_EQ(meaning(day(2026, 2, 14)), DayMeaning::counted_worked);
    EXPECT_EQ(meaning(day(2026, 2, 15)), DayMeaning::holiday); // a Sunday of the break
    EXPECT_EQ(meaning(day(2026, 2, 23)), DayMeaning::holiday);
    EXPECT_EQ(meaning(day(2026, 3, 1)), DayMeaning::weekend);
}

TEST_F(AClock, numbers_the_days_it_counts_up_to_the_last)
{
    auto const days = account(LegalClock::start(disclosure, day(2026, 9, 1)), calendar, day(2026, 9, 2));
    EXPECT_EQ(days.front().day, day(2026, 9, 1));
    EXPECT_EQ(days.back().day, day(2026, 9, 29));
    int number = 0;
    for (auto const& one : days)
        if (one.number > 0)
            EXPECT_EQ(one.number, ++number);
    EXPECT_EQ(number, 20);
    EXPECT_EQ(std::count_if(days.begin(), days.end(), [](auto const& one) { return one.is_due; }), 1);
    EXPECT_TRUE(days.back().is_due);
}

// REG art. 33: the time for the opinions of others is not counted.
TEST_F(AClock, counts_the_day_it_is_paused_and_not_the_day_it_goes_on)
{
    auto clock = LegalClock::start(working(5), day(2026, 11, 9)); // a Monday
    ASSERT_TRUE(pause(clock, day(2026, 11, 11), "", "REG 33"));
    ASSERT_TRUE(resume(clock, day(2026, 11, 13), "", "REG 33"));
    EXPECT_EQ(told(clock, day(2026, 11, 16), day(2026, 11, 11)).number, 2);
    EXPECT_EQ(told(clock, day(2026, 11, 16), day(2026, 11, 12)).meaning, DayMeaning::paused);
    EXPECT_EQ(told(clock, day(2026, 11, 16), day(2026, 11, 13)).meaning, DayMeaning::paused);
    EXPECT_EQ(told(clock, day(2026, 11, 16), day(2026, 11, 16)).number, 3);
    EXPECT_EQ(due(clock, calendar), day(2026, 11, 18));
}

TEST_F(AClock, loses_nothing_by_a_pause_that_begins_on_a_holiday_or_lies_within_it)
{
    auto begins = LegalClock::start(working(5), day(2026, 9, 30));
    ASSERT_TRUE(pause(begins, day(2026, 10, 1), "", ""));
    ASSERT_TRUE(resume(begins, day(2026, 10, 9), "", ""));
    EXPECT_EQ(due(begins, calendar), day(2026, 10, 15)); // 10 October is worked

    auto within = LegalClock::start(working(5), day(2026, 9, 30));
    ASSERT_TRUE(pause(within, day(2026, 10, 2), "", ""));
    ASSERT_TRUE(resume(within, day(2026, 10, 6), "", ""));
    EXPECT_EQ(due(within, calendar), due_of(working(5), day(2026, 9, 30)));
    EXPECT_EQ(told(within, day(2026, 10, 8), day(2026, 10, 4)).meaning, DayMeaning::paused);
}

TEST_F(AClock, is_not_held_up_by_a_pause_that_ends_the_same_day)
{
    auto clock = LegalClock::start(disclosure, day(2026, 11, 9));
    ASSERT_TRUE(pause(clock, day(2026, 11, 12), "", ""));
    ASSERT_TRUE(resume(clock, day(2026, 11, 12), "", ""));
    EXPECT_EQ(due(clock, calendar), due_of(disclosure, day(2026, 11, 9)));
    EXPECT_EQ(told(clock, day(2026, 11, 12), day(2026, 11, 12)).number, 3);
    EXPECT_EQ(told(clock, day(2026, 11, 12), day(2026, 11, 12)).events.size(), 2u);
}

TEST_F(AClock, is_held_up_from_the_day_after_receipt_when_paused_that_day)
{
    auto clock = LegalClock::start(working(3), day(2026, 11, 9));
    ASSERT_TRUE(pause(clock, day(2026, 11, 9), "", ""));
    ASSERT_TRUE(resume(clock, day(2026, 11, 11), "", ""));
    EXPECT_EQ(due(clock, calendar), day(2026, 11, 16));
}

TEST_F(AClock, is_held_up_by_two_pauses_that_meet)
{
    auto clock = LegalClock::start(working(5), day(2026, 11, 9));
    for (auto const on : {day(2026, 11, 10), day(2026, 11, 12)}) {
        ASSERT_TRUE(pause(clock, on, "", ""));
        ASSERT_TRUE(resume(clock, on + std::chrono::days{2}, "", ""));
    }
    // Only the 10th is counted before Monday, the 16th.
    EXPECT_EQ(due(clock, calendar), day(2026, 11, 19));
}

TEST_F(AClock, holds_calendar_days_up_too)
{
    auto clock = LegalClock::start(in_calendar_days(15), day(2026, 11, 2));
    ASSERT_TRUE(pause(clock, day(2026, 11, 4), "", ""));
    ASSERT_TRUE(resume(clock, day(2026, 11, 14), "", ""));
    EXPECT_EQ(due(clock, calendar), day(2026, 11, 27)); // the 17th and ten days of pause
}

TEST_F(AClock, has_no_due_day_while_it_is_paused)
{
    auto clock = LegalClock::start(disclosure, day(2026, 11, 9));
    ASSERT_TRUE(pause(clock, day(2026, 11, 16), "", ""));
    EXPECT_TRUE(clock.is_paused());
    EXPECT_EQ(due(clock, calendar), std::nullopt);
    EXPECT_EQ(left(clock, calendar, day(2026, 11, 16)), 15);
    EXPECT_EQ(left(clock, calendar, day(2027, 11, 16)), 15);
    EXPECT_FALSE(is_late(clock, calendar, day(2027, 11, 16)));
    EXPECT_EQ(account(clock, calendar, day(2026, 11, 25)).back().day, day(2026, 11, 25));
}

TEST_F(AClock, is_due_on_the_last_day_although_paused_on_it)
{
    auto clock = LegalClock::start(working(5), day(2026, 11, 9));
    ASSERT_TRUE(pause(clock, day(2026, 11, 16), "", ""));
    EXPECT_EQ(due(clock, calendar), day(2026, 11, 16));
    EXPECT_TRUE(is_late(clock, calendar, day(2026, 11, 17)));
}

TEST_F(AClock, that_has_run_out_cannot_be_held_up)
{
    auto clock = LegalClock::start(working(5), day(2026, 11, 9));
    ASSERT_TRUE(pause(clock, day(2026, 11, 18), "", ""));
    ASSERT_TRUE(resume(clock, day(2026, 11, 20), "", ""));
    EXPECT_EQ(left(clock, calendar, day(2026, 11, 23)), -5);
    EXPECT_EQ(told(clock, day(2026, 11, 23), day(2026, 11, 19)).number, 8);
}

TEST_F(AClock, waits_past_the_holidays_when_its_last_calendar_day_falls_on_one_and_it_is_paused)
{
    auto clock = LegalClock::start(in_calendar_days(15), day(2026, 11, 6)); // Saturday the 21st
    ASSERT_TRUE(pause(clock, day(2026, 11, 21), "", ""));
    EXPECT_EQ(due(clock, calendar), std::nullopt);
    EXPECT_EQ(left(clock, calendar, day(2026, 11, 25)), 1);
    ASSERT_TRUE(resume(clock, day(2026, 11, 25), "", ""));
    EXPECT_EQ(due(clock, calendar), day(2026, 11, 26));
}

TEST_F(AClock, says_how_many_days_are_left)
{
    auto const clock = LegalClock::start(disclosure, day(2026, 9, 1)); // due on Tuesday, 29 September
    EXPECT_EQ(left(clock, calendar, day(2026, 9, 1)), 20);
    EXPECT_EQ(left(clock, calendar, day(2026, 9, 24)), 2);
    EXPECT_EQ(left(clock, calendar, day(2026, 9, 26)), 2); // Mid-autumn
    EXPECT_EQ(left(clock, calendar, day(2026, 9, 29)), 0);
    EXPECT_FALSE(is_late(clock, calendar, day(2026, 9, 29)));
    EXPECT_EQ(left(clock, calendar, day(2026, 9, 30)), -1);
    EXPECT_TRUE(is_late(clock, calendar, day(2026, 9, 30)));
    EXPECT_EQ(left(clock, calendar, day(2026, 10, 7)), -1);
    EXPECT_EQ(left(clock, calendar, day(2026, 10, 8)), -2);
}

TEST_F(AClock, is_late_on_a_day_off_already)
{
    auto const clock = LegalClock::start(working(5), day(2026, 11, 13)); // due on a Friday
    EXPECT_TRUE(is_late(clock, calendar, day(2026, 11, 21)));
    EXPECT_EQ(left(clock, calendar, day(2026, 11, 21)), -1);
    EXPECT_EQ(left(clock, calendar, day(2026, 11, 23)), -1);
    EXPECT_EQ(left(clock, calendar, day(2026, 11, 24)), -2);
}

TEST_F(AClock, says_how_many_calendar_days_are_left_until_the_moved_day)
{
    auto const clock = LegalClock::start(in_calendar_days(15), day(2026, 11, 6)); // moved to the 23rd
    EXPECT_EQ(left(clock, calendar, day(2026, 11, 20)), 3);
    EXPECT_EQ(left(clock, calendar, day(2026, 11, 23)), 0);
    EXPECT_EQ(left(clock, calendar, day(2026, 11, 25)), -2);
}

TEST_F(AClock, goes_on_to_tell_days_when_it_is_late)
{
    auto const clock = LegalClock::start(working(5), day(2026, 11, 9));
    auto const days = account(clock, calendar, day(2026, 11, 18));
    EXPECT_EQ(days.back().day, day(2026, 11, 18));
    EXPECT_EQ(days.back().number, 7);
    EXPECT_FALSE(days.back().is_due);
}

// REG art. 30.
TEST_F(AClock, counts_from_the_correction_when_it_is_restarted)
{
    auto clock = LegalClock::start(disclosure, day(2026, 9, 1));
    ASSERT_TRUE(pause(clock, day(2026, 9, 4), "", "REG 30"));
    ASSERT_TRUE(restart(clock, day(2026, 9, 14), "", "REG 30"));
    EXPECT_FALSE(clock.is_paused());
    EXPECT_EQ(due(clock, calendar), due_of(disclosure, day(2026, 9, 14)));
    auto const days = account(clock, calendar, day(2026, 9, 15));
    EXPECT_EQ(days.front().day, day(2026, 9, 14));
    EXPECT_EQ(days.front().meaning, DayMeaning::start);
    ASSERT_EQ(days.front().events.size(), 1u);
    EXPECT_EQ(days.front().events[0].act, ClockAct::restarted);
}

TEST_F(AClock, has_no_extension_when_it_is_restarted)
{
    auto clock = LegalClock::start(disclosure, day(2026, 9, 1));
    ASSERT_TRUE(extend(clock, day(2026, 9, 4), 20, "", "REG 33", calendar));
    ASSERT_TRUE(restart(clock, day(2026, 9, 14), "", "REG 30"));
    EXPECT_EQ(clock.extension(), 0);
    EXPECT_EQ(due(clock, calendar), due_of(disclosure, day(2026, 9, 14)));
}

TEST_F(AClock, can_be_extended_up_to_the_limits_maximum)
{
    auto clock = LegalClock::start(disclosure, day(2026, 9, 1));
    ASSERT_TRUE(extend(clock, day(2026, 9, 28), 15, "", "REG 33", calendar));
    auto const too_long = extend(clock, day(2026, 9, 28), 6, "", "REG 33", calendar);
    ASSERT_FALSE(too_long);
    EXPECT_EQ(too_long.error().because, Because::not_valid);
    ASSERT_TRUE(extend(clock, day(2026, 9, 28), 5, "", "REG 33", calendar));
    EXPECT_EQ(clock.extension(), 20);
    EXPECT_EQ(due(clock, calendar), due_of(working(40), day(2026, 9, 1)));
}

TEST_F(AClock, is_not_extended_by_nothing_or_less)
{
    auto clock = LegalClock::start(disclosure, day(2026, 9, 1));
    for (int const days : {0, -1, -20})
        EXPECT_EQ(extend(clock, day(2026, 9, 2), days, "", "", calendar).error().because, Because::not_valid);
    EXPECT_EQ(clock.events.size(), 1u);
}

TEST_F(AClock, can_be_extended_on_its_last_day_and_not_after_it)
{
    auto in_time = LegalClock::start(disclosure, day(2026, 9, 1));
    EXPECT_TRUE(extend(in_time, day(2026, 9, 29), 1, "", "", calendar));
    EXPECT_EQ(due(in_time, calendar), day(2026, 9, 30));

    auto run_out = LegalClock::start(disclosure, day(2026, 9, 1));
    auto const refused = extend(run_out, day(2026, 9, 30), 1, "", "", calendar);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().because, Because::conflict);
    EXPECT_EQ(refused.error().words, "casework.clock_has_run_out");
}

TEST_F(AClock, can_be_extended_while_it_is_paused)
{
    auto clock = LegalClock::start(working(5), day(2026, 11, 9));
    ASSERT_TRUE(pause(clock, day(2026, 11, 11), "", ""));
    ASSERT_TRUE(extend(clock, day(2027, 3, 1), 2, "", "", calendar));
    EXPECT_TRUE(clock.is_paused());
    EXPECT_EQ(left(clock, calendar, day(2027, 3, 1)), 5);
}

TEST_F(AClock, stops_early)
{
    auto clock = LegalClock::start(disclosure, day(2026, 9, 1));
    ASSERT_TRUE(stop(clock, day(2026, 9, 24)));
    EXPECT_TRUE(clock.is_stopped());
    EXPECT_EQ(due(clock, calendar), day(2026, 9, 29));
    EXPECT_EQ(left(clock, calendar, day(2027, 1, 1)), 2);
    EXPECT_FALSE(is_late(clock, calendar, day(2027, 1, 1)));
    EXPECT_EQ(account(clock, calendar, day(2027, 1, 1)).back().day, day(2026, 9, 29));
}

TEST_F(AClock, stops_late)
{
    auto clock = LegalClock::start(disclosure, day(2026, 9, 1));
    ASSERT_TRUE(stop(clock, day(2026, 10, 9)));
    EXPECT_EQ(left(clock, calendar, day(2027, 1, 1)), -3);
    EXPECT_TRUE(is_late(clock, calendar, day(2027, 1, 1)));
    EXPECT_EQ(account(clock, calendar, day(2027, 1, 1)).back().day, day(2026, 10, 9));
}

TEST_F(AClock, stops_while_it_is_paused)
{
    auto clock = LegalClock::start(disclosure, day(2026, 11, 9));
    ASSERT_TRUE(pause(clock, day(2026, 11, 16), "", ""));
    ASSERT_TRUE(stop(clock, day(2026, 11, 25)));
    EXPECT_FALSE(clock.is_paused());
    EXPECT_EQ(due(clock, calendar), std::nullopt);
    EXPECT_EQ(left(clock, calendar, day(2027, 1, 1)), 15);
    EXPECT_FALSE(is_late(clock, calendar, day(2027, 1, 1)));
    EXPECT_EQ(account(clock, calendar, day(2027, 1, 1)).back().day, day(2026, 11, 25));
}

TEST_F(AClock, refuses_what_does_not_fit)
{
    auto clock = LegalClock::start(disclosure, day(2026, 11, 9));
    auto const because = [](Result<void> const& result) { return result.error().because; };
    EXPECT_EQ(because(resume(clock, day(2026, 11, 10), "", "")), Because::conflict);
    EXPECT_EQ(because(pause(clock, day(2026, 11, 8), "", "")), Because::conflict);
    ASSERT_TRUE(pause(clock, day(2026, 11, 11), "", ""));
    EXPECT_EQ(because(pause(clock, day(2026, 11, 12), "", "")), Because::conflict);
    EXPECT_EQ(because(resume(clock, day(2026, 11, 10), "", "")), Because::conflict);
    EXPECT_EQ(because(stop(clock, day(2026, 11, 10))), Because::conflict);
    ASSERT_TRUE(stop(clock, day(2026, 11, 12)));
    EXPECT_EQ(because(stop(clock, day(2026, 11, 13))), Because::conflict);
    EXPECT_EQ(because(pause(clock, day(2026, 11, 13), "", "")), Because::conflict);
    EXPECT_EQ(because(restart(clock, day(2026, 11, 13), "", "")), Because::conflict);
    EXPECT_EQ(because(extend(clock, day(2026, 11, 13), 1, "", "", calendar)), Because::conflict);
    EXPECT_EQ(clock.events.size(), 3u);
}

TEST_F(AClock, takes_no_limit_that_nothing_in_the_law_comes_near)
{
    EXPECT_THROW(LegalClock::start(working(-1), day(2026, 1, 1)), std::invalid_argument);
    EXPECT_THROW(LegalClock::start(working(1001), day(2026, 1, 1)), std::invalid_argument);
}

TEST_F(AClock, says_which_days_are_an_estimate)
{
    auto const clock = LegalClock::start(disclosure, day(2026, 12, 18));
    EXPECT_EQ(due(clock, calendar), day(2027, 1, 18)); // New Year's Day is a Friday
    EXPECT_FALSE(told(clock, day(2026, 12, 21), day(2026, 12, 31)).is_estimate);
    EXPECT_TRUE(told(clock, day(2026, 12, 21), day(2027, 1, 4)).is_estimate);
    EXPECT_EQ(told(clock, day(2026, 12, 21), day(2027, 1, 1)).meaning, DayMeaning::holiday);
}

TEST_F(AClock, crosses_an_announced_years_end)
{
    EXPECT_EQ(due_of(working(1), day(2025, 12, 31)), day(2026, 1, 4)); // a worked Sunday
    EXPECT_EQ(due_of(in_calendar_days(1), day(2025, 12, 31)), day(2026, 1, 4));
}

TEST_F(AClock, keeps_each_event_with_its_day)
{
    auto clock = LegalClock::start(disclosure, day(2026, 11, 9));
    ASSERT_TRUE(pause(clock, day(2026, 11, 14), "third party", "REG 32"));
    ASSERT_TRUE(resume(clock, day(2026, 11, 20), "", ""));
    auto const paused = told(clock, day(2026, 11, 20), day(2026, 11, 14)); // a Saturday
    ASSERT_EQ(paused.events.size(), 1u);
    EXPECT_EQ(paused.events[0].article, "REG 32");
    EXPECT_EQ(paused.meaning, DayMeaning::weekend);
    EXPECT_EQ(told(clock, day(2026, 11, 20), day(2026, 11, 9)).events[0].article, "REG 33");
}

TEST_F(AClock, that_waits_for_ages_is_told_quickly_and_not_to_its_end)
{
    auto clock = LegalClock::start(disclosure, day(2026, 11, 9));
    ASSERT_TRUE(pause(clock, day(2026, 11, 16), "", ""));
    auto const begin = std::chrono::steady_clock::now();
    EXPECT_EQ(account(clock, calendar, day(9000, 1, 1)).size(), account_days_max);
    ASSERT_TRUE(resume(clock, day(9000, 1, 1), "", ""));
    EXPECT_GT(due(clock, calendar), day(9000, 1, 1));
    EXPECT_EQ(account(clock, calendar, day(9000, 1, 2)).size(), account_days_max);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{1});
}

TEST_F(AClock, is_the_same_after_it_was_written_down)
{
    auto clock = LegalClock::start(disclosure, day(2026, 11, 9));
    ASSERT_TRUE(pause(clock, day(2026, 11, 16), "征求第三方意见", "REG 33"));
    auto const read = decode<LegalClock>(encode(clock));
    EXPECT_EQ(encode(read), encode(clock));
    EXPECT_EQ(read.limit.extension_max, 20);
    EXPECT_EQ(left(read, calendar, day(2026, 11, 20)), 15);
}

} // namespace
} // namespace fengye::casework
