#include <gtest/gtest.h>

#include "modules/editorial/domain/period.hpp"

namespace fengye::editorial {
namespace {

constexpr Day today = day(2026, 11, 23);

TEST(Periods, begin_with_the_month_the_quarter_or_the_year)
{
    EXPECT_EQ(period_of(Span::month, today).from, day(2026, 11, 1));
    EXPECT_EQ(period_of(Span::quarter, today).from, day(2026, 10, 1));
    EXPECT_EQ(period_of(Span::quarter, day(2026, 3, 31)).from, day(2026, 1, 1));
    EXPECT_EQ(period_of(Span::year, today).from, day(2026, 1, 1));
    EXPECT_EQ(period_of(Span::year, today).until, today);
}

TEST(Periods, hold_the_whole_of_their_last_day)
{
    Period const period{day(2026, 11, 1), day(2026, 11, 2)};
    EXPECT_EQ(period.begins(), moment_of(day(2026, 11, 1)));
    EXPECT_EQ(period.ends(), moment_of(day(2026, 11, 3)));
}

TEST(Periods, are_turned_when_they_are_asked_for_the_wrong_way_round)
{
    auto const period = period_between(day(2026, 5, 9), day(2026, 5, 1), today);
    EXPECT_EQ(period.from, day(2026, 5, 1));
    EXPECT_EQ(period.until, day(2026, 5, 9));
}

TEST(Periods, are_at_most_a_year_long)
{
    auto const period = period_between(day(2010, 1, 1), day(2026, 11, 1), today);
    EXPECT_EQ(period.until, day(2026, 11, 1));
    EXPECT_EQ(period.until - period.from, std::chrono::days{365});
}

TEST(Periods, need_only_one_of_their_days)
{
    EXPECT_EQ(period_between(day(2026, 11, 9), {}, today).until, today);
    EXPECT_EQ(period_between({}, day(2026, 5, 20), today).from, day(2026, 5, 1));
    EXPECT_EQ(period_between({}, {}, today).from, day(2026, 11, 1));
}

} // namespace
} // namespace fengye::editorial
