#include <gtest/gtest.h>

#include "modules/people/domain/sign_in_limits.hpp"

namespace fengye::people {

using namespace std::chrono_literals;

namespace {

Moment const now = moment_of(day(2026, 11, 23), 9h);
constexpr int failures_max = 5;

std::chrono::seconds wait_after(int failures)
{
    return wait_of({.of_pair = failures, .last_of_pair = now}, failures_max, now);
}

} // namespace

TEST(SignInLimits, begin_after_the_allowed_failures_and_double_up_to_a_quarter_of_an_hour)
{
    EXPECT_EQ(wait_after(4), 0s);
    EXPECT_EQ(wait_after(5), 1min);
    EXPECT_EQ(wait_after(6), 2min);
    EXPECT_EQ(wait_after(7), 4min);
    EXPECT_EQ(wait_after(8), 8min);
    EXPECT_EQ(wait_after(9), 15min);
    EXPECT_EQ(wait_after(900), 15min);
}

TEST(SignInLimits, pass_with_time)
{
    EXPECT_EQ(wait_of({.of_pair = 5, .last_of_pair = now - 40s}, failures_max, now), 20s);
    EXPECT_EQ(wait_of({.of_pair = 5, .last_of_pair = now - 1min}, failures_max, now), 0s);
}

TEST(SignInLimits, hold_back_an_address_that_tries_many_names)
{
    EXPECT_EQ(wait_of({.of_network = 49, .first_of_network = now - 9min}, failures_max, now), 0s);
    EXPECT_EQ(wait_of({.of_network = 50, .first_of_network = now - 9min}, failures_max, now), 1min);
}

TEST(SignInLimits, slow_a_name_down_that_is_tried_from_everywhere_but_not_where_its_owner_is_known)
{
    EXPECT_EQ(wait_of({.of_name = 30, .last_of_name = now - 3s}, failures_max, now), 7s);
    EXPECT_EQ(
        wait_of({.of_name = 3000, .last_of_name = now, .is_known_network = true}, failures_max, now), 0s);
}

TEST(SignInLimits, take_the_first_half_of_an_ipv6_address_as_one)
{
    EXPECT_EQ(network_of("2001:db8:1:2:aaaa::1"), network_of("2001:0db8:1:2::ffff"));
    EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
    EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(network_of("::ffff:192.0.2.7"), "192.0.2.7");
}

} // namespace fengye::people
