#include <gtest/gtest.h>

#include "modules/sites/domain/health.hpp"

namespace fengye::sites {

namespace {

Day const today = day(2026, 11, 23);

PublishedColumn due_every(int days)
{
    PublishedColumn column;
    column.update_interval_days = days;
    return column;
}

std::optional<Moment> days_ago(int days)
{
    return moment_of(today - std::chrono::days{days}, std::chrono::hours{9});
}

} // namespace

TEST(Health, is_overdue_from_the_day_after_the_interval)
{
    EXPECT_EQ(health_of(due_every(14), days_ago(14), today).health, Health::close);
    auto const late = health_of(due_every(14), days_ago(16), today);
    EXPECT_EQ(late.health, Health::overdue);
    EXPECT_EQ(late.days, 2);
}

TEST(Health, is_close_three_days_before)
{
    EXPECT_EQ(health_of(due_every(14), days_ago(10), today).health, Health::in_time);
    EXPECT_EQ(health_of(due_every(14), days_ago(11), today).days, 3);
    EXPECT_EQ(health_of(due_every(14), days_ago(11), today).health, Health::close);
}

TEST(Health, of_a_daily_column_is_not_always_close)
{
    EXPECT_EQ(health_of(due_every(1), days_ago(0), today).health, Health::in_time);
    EXPECT_EQ(health_of(due_every(1), days_ago(2), today).health, Health::overdue);
}

TEST(Health, of_a_column_without_an_interval_is_empty_or_not_asked)
{
    EXPECT_EQ(health_of(due_every(0), std::nullopt, today).health, Health::empty);
    EXPECT_EQ(health_of(due_every(0), days_ago(900), today).health, Health::not_asked);
}

TEST(Health, is_not_asked_of_links_and_of_columns_that_are_switched_off)
{
    auto link = due_every(14);
    link.target = "https://trading.example/";
    EXPECT_EQ(health_of(link, std::nullopt, today).health, Health::not_asked);
    auto off = due_every(14);
    off.enabled = false;
    EXPECT_EQ(health_of(off, std::nullopt, today).health, Health::disabled);
}

} // namespace fengye::sites
