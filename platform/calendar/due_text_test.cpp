#include "platform/calendar/due_text.hpp"

#include <gtest/gtest.h>

#include "platform/embed/embed.hpp"

namespace fengye {
namespace {

TEST(DueText, says_expected_where_holidays_are_not_announced)
{
    Words const words;
    Calendar const calendar{
        {Calendar::read_plan(embed::read("platform/calendar/fixtures/2026.toml")),
         Calendar::read_plan(embed::read("platform/calendar/fixtures/2027.toml"))}};
    auto const due = [&](Language language, Day from) {
        return due_text(words, language, calendar, calendar.after(from, WorkingDays{1}));
    };
    auto const last_day = Day{std::chrono::year{2026} / 12 / 31};
    EXPECT_EQ(due(Language::zh_cn, last_day - std::chrono::days{1}), "12-31");
    EXPECT_EQ(due(Language::zh_cn, last_day), "预计 01-04"); // New Year's Day is a Friday
    EXPECT_EQ(due(Language::en, last_day), "expected 01-04");
}

} // namespace
} // namespace fengye
