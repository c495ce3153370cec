#include "modules/letters/domain/open_letters.hpp"

#include <gtest/gtest.h>

#include "tests/testing/test_works.hpp"

namespace fengye::letters {
namespace {

TEST(OpenLetters, are_escalated_after_three_working_days)
{
    auto const china = calendar_of_the_city();
    EXPECT_EQ(escalated_until(china, day(2026, 11, 27)), day(2026, 11, 24))
        << "Friday: Wednesday, Thursday, Friday";
    EXPECT_EQ(escalated_until(china, day(2026, 11, 23)), day(2026, 11, 18))
        << "Monday: the weekend does not count";
    EXPECT_EQ(escalated_until(china, day(2026, 11, 22)), day(2026, 11, 17)) << "Sunday: nor does today";
}

TEST(DaysTaken, of_half_and_of_most_are_the_nearest_rank)
{
    EXPECT_EQ(days_for({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, half_of_them), 5);
    EXPECT_EQ(days_for({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, most_of_them), 9);
    EXPECT_EQ(days_for({4}, half_of_them), 4);
    EXPECT_EQ(days_for({4, 12}, most_of_them), 12);
    EXPECT_EQ(days_for({}, half_of_them), std::nullopt);
}

} // namespace
} // namespace fengye::letters
