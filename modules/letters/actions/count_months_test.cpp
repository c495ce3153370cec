#include "modules/letters/actions/count_months.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "modules/letters/actions/remind.hpp"
#include "modules/letters/letters_test.hpp"
#include "modules/letters/store/months.hpp"

namespace fengye::letters {
namespace {

std::optional<MonthOfLetters> only_month(PostOffice& office)
{
    accepted(office.as(Actor::program("jobs"), [](Work& work) { return count_months(work); }));
    front::catch_up(*office.city.store, office.front);
    return office.front.reader()->find<MonthOfLetters>(1);
}

TEST(CountingMonths, tells_weeks_apart_on_their_mondays)
{
    PostOffice office; // stands on a Monday, 2026-11-23
    office.advance(-1);
    office.sent();
    office.advance(1);
    office.sent();
    office.sent(PostOffice::form("A01"));
    auto const month = only_month(office);
    ASSERT_TRUE(month);
    std::string weeks;
    for (auto const& share : month->weeks)
        weeks += share.week + " " + share.code + " " + std::to_string(share.count) + "; ";
    EXPECT_EQ(weeks, "2026-11-16 A02 1; 2026-11-23 A01 1; 2026-11-23 A02 1; ");
}

TEST(CountingMonths, goes_on_with_what_was_too_much_at_once)
{
    PostOffice office;
    accepted(office.as(Actor::program("tests"), [&](Work& work) -> Result<void> {
        for (int year = 2018; year < 2024; ++year)
            for (int month = 1; month <= 12; ++month)
                store::mark_month(
                    work.tx, office.housing, System::appeal,
                    std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month));
        return {};
    }));
    auto const count = [&] {
        accepted(office.as(Actor::program("jobs"), [](Work& work) { return count_months(work); }));
        return store::changed_months(office.city.reader(), 100).size();
    };
    EXPECT_EQ(count(), 22u);
    auto const jobs = jobs::due(office.city.reader(), office.city.clock.now(), 10);
    EXPECT_TRUE(std::any_of(
        jobs.begin(), jobs.end(), [](auto const& job) { return job.kind == "letters.count_months_left"; }));
    EXPECT_EQ(count(), 0u);
}

TEST(CountingMonths, notices_letters_that_have_become_late)
{
    PostOffice office;
    auto const id = office.accepted_letter();
    EXPECT_EQ(only_month(office)->late_open, 0);
    office.city.clock.set(moment_of(office.due(id), 8h));
    accepted(office.as(Actor::program("jobs"), [](Work& work) { return remind_of_letters(work); }));
    office.advance(1);
    EXPECT_EQ(only_month(office)->late_open, 1) << "the morning after its day";
}

} // namespace
} // namespace fengye::letters
