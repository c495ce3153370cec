#include "platform/http/callers.hpp"

#include <gtest/gtest.h>

namespace fengye::http {
namespace {

using Places = std::vector<std::unique_ptr<Callers::Place>>;

TEST(Callers, have_places_for_so_many_and_get_them_back)
{
    Callers callers{{.connections_max = 2, .per_address_max = 2, .unlimited = {}}};
    auto first = callers.admit("198.51.100.1");
    auto const second = callers.admit("198.51.100.2");
    EXPECT_TRUE(first && second);
    EXPECT_FALSE(callers.admit("198.51.100.3"));
    EXPECT_EQ(callers.count(), 2u);
    first.reset();
    EXPECT_TRUE(callers.admit("198.51.100.3"));
    EXPECT_EQ(callers.count(), 1u);
}

TEST(Callers, of_one_address_leave_places_for_others)
{
    Callers callers{{.connections_max = 10, .per_address_max = 3, .unlimited = {}}};
    Places places;
    for (int i = 0; i < 3; ++i)
        places.push_back(callers.admit("198.51.100.1"));
    EXPECT_TRUE(places.back());
    EXPECT_FALSE(callers.admit("198.51.100.1"));
    EXPECT_TRUE(callers.admit("198.51.100.2"));
    places.pop_back();
    EXPECT_TRUE(callers.admit("198.51.100.1"));
}

TEST(Callers, of_the_first_half_of_an_ipv6_address_are_one)
{
    Callers callers{{.connections_max = 10, .per_address_max = 1, .unlimited = {}}};
    auto const first = callers.admit("2001:db8:1:2::1");
    EXPECT_TRUE(first);
    EXPECT_FALSE(callers.admit("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    EXPECT_TRUE(callers.admit("2001:db8:1:3::1"));
}

TEST(Callers, behind_a_proxy_are_not_counted_as_one)
{
    Callers callers{{.connections_max = 5, .per_address_max = 1, .unlimited = {"127.0.0.1", "::1"}}};
    Places places;
    for (int i = 0; i < 4; ++i) {
        places.push_back(callers.admit(i % 2 ? "127.0.0.1" : "::1"));
        EXPECT_TRUE(places.back());
    }
    EXPECT_EQ(callers.count(), 4u);
}

TEST(Callers, are_a_crowd_when_few_places_are_left)
{
    Callers callers{{.connections_max = 16, .per_address_max = 8, .unlimited = {}}};
    Places places;
    auto const come = [&](std::string const& address, int count) {
        for (int i = 0; i < count; ++i)
            places.push_back(callers.admit(address));
    };
    come("198.51.100.1", 7);
    auto const other = callers.admit("198.51.100.2");
    EXPECT_FALSE(places[0]->is_crowded());
    come("198.51.100.1", 1); // the last place of its own
    EXPECT_TRUE(places[0]->is_crowded());
    EXPECT_FALSE(other->is_crowded());
    come("198.51.100.3", 5);
    EXPECT_FALSE(other->is_crowded());
    come("198.51.100.3", 1);
    EXPECT_TRUE(other->is_crowded());
}

} // namespace
} // namespace fengye::http
