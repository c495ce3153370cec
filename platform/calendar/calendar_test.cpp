#include "platform/calendar/calendar.hpp"

#include <gtest/gtest.h>

#include "tests/testing/test_works.hpp"

namespace fengye {
namespace {

class China : public ::testing::Test {
protected:
    Calendar const calendar{calendar_of_the_city()};
};

TEST_F(China, rests_on_weekends_and_on_the_days_off_of_the_plan)
{
    EXPECT_FALSE(calendar.is_working(day(2026, 11, 21))); // Saturday
    EXPECT_FALSE(calendar.is_working(day(2026, 11, 22))); // Sunday
    EXPECT_TRUE(calendar.is_working(day(2026, 11, 23)));
    EXPECT_FALSE(calendar.is_working(day(2025, 1, 1)));
    EXPECT_FALSE(calendar.is_working(day(2025, 10, 8))); // Mid-autumn with National Day
    EXPECT_FALSE(calendar.is_working(day(2026, 2, 23))); // the last of nine days of Spring Festival
    EXPECT_TRUE(calendar.is_working(day(2026, 2, 24)));
}

TEST_F(China, works_on_the_weekends_the_plan_shifts)
{
    EXPECT_TRUE(calendar.is_working(day(2025, 1, 26)));  // Sunday
    EXPECT_TRUE(calendar.is_working(day(2025, 10, 11))); // Saturday
    EXPECT_TRUE(calendar.is_working(day(2026, 2, 14)));  // Saturday
    EXPECT_TRUE(calendar.is_working(day(2026, 9, 20)));  // Sunday
    EXPECT_TRUE(calendar.is_working(day(2026, 10, 10))); // Saturday
    EXPECT_FALSE(calendar.is_working(day(2026, 10, 11)));
}

// The number of working days of a year stands in every payroll office's table.
TEST_F(China, has_the_working_days_everybody_counts)
{
    EXPECT_EQ(calendar.between(day(2024, 12, 31), day(2025, 12, 31)).count, 248);
    EXPECT_EQ(calendar.between(day(2025, 12, 31), day(2026, 12, 31)).count, 248);
}

TEST_F(China, counts_from_the_day_after)
{
    EXPECT_EQ(calendar.after(day(2026, 11, 23), {1}), day(2026, 11, 24));
    EXPECT_EQ(calendar.after(day(2026, 11, 20), {1}), day(2026, 11, 23)); // from a Friday
    EXPECT_EQ(calendar.after(day(2026, 11, 21), {1}), day(2026, 11, 23)); // from a Saturday
    EXPECT_EQ(calendar.after(day(2026, 11, 23), {0}), day(2026, 11, 23));
}

// 20 working days from 1 September 2026: the worked Sunday 20 September counts, Mid-autumn does not, nor does
// National Day.
TEST_F(China, counts_over_holidays_and_shifted_weekends)
{
    EXPECT_EQ(calendar.after(day(2026, 9, 1), {20}), day(2026, 9, 29));
    EXPECT_EQ(calendar.after(day(2026, 9, 1), {22}), day(2026, 10, 8));
    EXPECT_EQ(calendar.after(day(2026, 9, 30), {3}), day(2026, 10, 10));
    EXPECT_EQ(calendar.after(day(2026, 2, 13), {2}), day(2026, 2, 24)); // Saturday the 14th is worked
}

TEST_F(China, between_is_the_other_side_of_after)
{
    for (auto from = day(2026, 1, 1); from < day(2026, 12, 1); from += std::chrono::days{11})
        for (int count : {1, 5, 20, 40}) {
            auto const to = calendar.after(from, {count});
            EXPECT_EQ(calendar.between(from, to).count, count) << to_text(from);
            EXPECT_EQ(calendar.between(to, from).count, -count) << to_text(from);
        }
    EXPECT_EQ(calendar.between(day(2026, 11, 23), day(2026, 11, 23)).count, 0);
}

TEST_F(China, says_when_a_date_may_still_move)
{
    EXPECT_FALSE(calendar.is_provisional(day(2025, 6, 1)));
    EXPECT_FALSE(calendar.is_provisional(day(2026, 12, 31)));
    EXPECT_TRUE(calendar.is_provisional(day(2027, 1, 1)));
    EXPECT_TRUE(calendar.is_provisional(day(2031, 1, 1)));
    EXPECT_FALSE(calendar.is_working(day(2027, 10, 1))); // the law's own days hold already
}

TEST(Calendar, takes_the_later_plan_of_a_year)
{
    auto const early = Calendar::read_plan(
        "year = 2027\nstatus = \"provisional\"\ndays_off = [\"2027-01-01\"]\nworked = []\n");
    auto const late = Calendar::read_plan(
        "year = 2027\nstatus = \"announced\"\ndays_off = [\"2027-01-04\"]\nworked = [\"2027-01-02\"]\n");
    Calendar const calendar{{early, late}};
    EXPECT_FALSE(calendar.is_provisional(day(2027, 1, 1)));
    EXPECT_TRUE(calendar.is_working(day(2027, 1, 1)));
    EXPECT_TRUE(calendar.is_working(day(2027, 1, 2)));
    EXPECT_FALSE(calendar.is_working(day(2027, 1, 4)));
}

TEST(Calendar, refuses_a_plan_that_is_wrong)
{
    for (auto const* wrong : {
             "status = \"announced\"\ndays_off = []\nworked = []\n",
             "year = 2027\nstatus = \"perhaps\"\ndays_off = []\nworked = []\n",
             "year = 2027\nstatus = \"announced\"\nworked = []\n",
             "year = 2027\nstatus = \"announced\"\ndays_off = [\"2026-01-01\"]\nworked = []\n",
             "year = 2027\nstatus = \"announced\"\ndays_off = [\"2027-02-29\"]\nworked = []\n",
             "year = 2027\nstatus = \"announced\"\ndays_off = [20270101]\nworked = []\n",
         })
        EXPECT_ANY_THROW(Calendar::read_plan(wrong)) << wrong;
}

} // namespace
} // namespace fengye
