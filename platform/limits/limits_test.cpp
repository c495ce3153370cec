#include "platform/limits/limits.hpp"

#include <gtest/gtest.h>

namespace fengye {
namespace {

using namespace std::chrono_literals;

constexpr Limits::Limit tries{"tries", 3, 600s};
Moment const morning{std::chrono::seconds{1'800'000'000}};

TEST(Limits, let_so_many_through_and_the_next_one_after_a_while)
{
    Limits limits;
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(limits.take(tries, "192.0.2.1", morning), Limits::Answer::in_time);
    EXPECT_EQ(limits.look(tries, "192.0.2.1", morning), Limits::Answer::too_often);
    EXPECT_EQ(limits.take(tries, "192.0.2.1", morning + 599s), Limits::Answer::too_often);
    EXPECT_EQ(limits.take(tries, "192.0.2.1", morning + 600s), Limits::Answer::in_time);
}

TEST(Limits, stop_nobody_else)
{
    Limits limits;
    for (int i = 0; i < 100; ++i)
        limits.take(tries, "192.0.2.1", morning);
    EXPECT_EQ(limits.take(tries, "192.0.2.2", morning), Limits::Answer::in_time);
    EXPECT_EQ(limits.take({"other", 3, 600s}, "192.0.2.1", morning), Limits::Answer::in_time);
}

TEST(Limits, are_lifted_for_one_address)
{
    Limits limits;
    for (int i = 0; i < 5; ++i)
        limits.take(tries, "192.0.2.1", morning);
    limits.lift(tries, "192.0.2.1");
    EXPECT_EQ(limits.take(tries, "192.0.2.1", morning), Limits::Answer::in_time);
}

TEST(Limits, take_the_first_half_of_an_ipv6_address_for_all_of_it)
{
    EXPECT_EQ(Limits::caller("2001:db8:1:2:3::4"), Limits::caller("2001:db8:1:2:ffff::1"));
    EXPECT_NE(Limits::caller("2001:db8:1:2::1"), Limits::caller("2001:db8:1:3::1"));
    EXPECT_EQ(Limits::caller("::ffff:192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(Limits::caller("192.0.2.1"), "192.0.2.1");
}

TEST(Limits, hold_a_bounded_number_of_addresses)
{
    Limits limits;
    for (int i = 0; i < 300'000; ++i)
        limits.take(tries, std::to_string(i), morning + std::chrono::seconds{i / 100});
    EXPECT_EQ(limits.take(tries, "192.0.2.1", morning + 3000s), Limits::Answer::in_time);
}

} // namespace
} // namespace fengye
