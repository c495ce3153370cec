#include <gtest/gtest.h>

#include "modules/editorial/domain/overview.hpp"

namespace fengye::editorial {
namespace {

Calendar const calendar{{{2026, true, {day(2026, 10, 1), day(2026, 10, 2)}, {day(2026, 10, 10)}}}};

TEST(Overdue, is_what_waits_longer_than_to_the_end_of_the_next_working_day)
{
    // Monday: what came on Friday is due today, and what came on Thursday was due on Friday.
    EXPECT_EQ(overdue_before(calendar, day(2026, 11, 23)), moment_of(day(2026, 11, 20)));
    EXPECT_EQ(overdue_before(calendar, day(2026, 11, 24)), moment_of(day(2026, 11, 23)));
    // Saturday: what came on Friday has until Monday.
    EXPECT_EQ(overdue_before(calendar, day(2026, 11, 21)), moment_of(day(2026, 11, 20)));
}

TEST(Overdue, does_not_come_with_holidays)
{
    // Monday the fifth is the first working day after the thirtieth of September.
    EXPECT_EQ(overdue_before(calendar, day(2026, 10, 5)), moment_of(day(2026, 9, 30)));
    EXPECT_EQ(overdue_before(calendar, day(2026, 10, 6)), moment_of(day(2026, 10, 5)));
}

TEST(Publication, is_late_after_twenty_working_days)
{
    auto const event = day(2026, 11, 2);
    auto const days = [&](Day published) { return static_cast<int>((published - event).count()); };
    EXPECT_FALSE(is_late(calendar, day(2026, 11, 30), days(day(2026, 11, 30))));
    EXPECT_TRUE(is_late(calendar, day(2026, 12, 1), days(day(2026, 12, 1))));
    EXPECT_FALSE(is_late(calendar, event, 0));
}

TEST(Figures, of_units_are_put_in_order_and_added_up)
{
    UnitFigures one{.unit = UnitId{1}, .submitted = 2}, other{.unit = UnitId{2}, .submitted = 3};
    one.returned = {1, 0, 0, 2};
    std::vector<UnitFigures> all{one, other};
    EXPECT_EQ(value_of(one, Figure::returned), 3);
    sort_figures(all, Figure::submitted);
    EXPECT_EQ(all.front().unit, UnitId{2});
    sort_figures(all, Figure::returned);
    EXPECT_EQ(all.front().unit, UnitId{1});
    sort_figures(all, Figure::unit);
    EXPECT_EQ(all.front().unit, UnitId{1});
    EXPECT_EQ(sum_of(all).submitted, 5);
    EXPECT_EQ(sum_of(all).returned[3], 2);
}

TEST(Figures, are_each_of_now_or_of_a_period)
{
    EXPECT_EQ(figures_now.size() + figures_of_period.size() + 1, names_of(Figure{}).size());
}

} // namespace
} // namespace fengye::editorial
