#include <gtest/gtest.h>

#include "modules/editorial/domain/call.hpp"

namespace fengye::editorial {
namespace {

constexpr Day friday = day(2026, 11, 20), saturday = day(2026, 11, 21), monday = day(2026, 11, 23);
Calendar const calendar{{{2026, true, {}, {}}}};

CallText text()
{
    return {.theme = "冬季供热", .about = {}, .tag = "供热", .due_on = monday, .units = {UnitId{1}}};
}
Call call()
{
    return {.id = CallId{1}, .theme = "冬季供热", .about = {}, .tag = "供热", .due_on = monday};
}
std::vector<std::string> fields(std::vector<FieldRefusal> const& missing)
{
    std::vector<std::string> names;
    for (auto const& one : missing)
        names.push_back(one.field);
    return names;
}

TEST(Calls, need_a_theme_a_deadline_that_is_not_over_and_units)
{
    EXPECT_TRUE(missing_in(text(), friday).empty());
    EXPECT_EQ(fields(missing_in(CallText{}, friday)), (std::vector<std::string>{"theme", "due_on", "units"}));
    EXPECT_EQ(fields(missing_in(text(), monday + std::chrono::days{1})), std::vector<std::string>{"due_on"});
    EXPECT_TRUE(missing_in(text(), monday + std::chrono::days{1}, monday).empty()); // it was so before
}

TEST(Calls, have_units_that_handed_in_that_have_nothing_and_that_are_silent)
{
    EXPECT_EQ((CallUnit{.unit = UnitId{1}}).answer(), CallAnswer::silent);
    CallUnit unit{.unit = UnitId{1}, .none_reason = "不涉及", .answered_at = Moment{}};
    EXPECT_EQ(unit.answer(), CallAnswer::none);
    unit.handed_in = 1;
    EXPECT_EQ(unit.answer(), CallAnswer::handed_in);
}

TEST(Calls, are_pressed_at_most_once_in_two_hours)
{
    auto pressed = call();
    Moment const now = moment_of(friday);
    EXPECT_TRUE(may_nudge(pressed, now));
    pressed.nudged_at = now;
    EXPECT_FALSE(may_nudge(pressed, now + std::chrono::minutes{119}));
    EXPECT_TRUE(may_nudge(pressed, now + std::chrono::hours{2}));
    pressed.closed_at = now;
    EXPECT_FALSE(may_nudge(pressed, now + std::chrono::hours{2}));
}

TEST(Calls, are_reminded_of_on_the_last_working_day_before_once_for_each_deadline)
{
    auto reminded = call();
    EXPECT_FALSE(is_to_be_reminded(reminded, calendar, day(2026, 11, 19)));
    EXPECT_TRUE(is_to_be_reminded(reminded, calendar, friday));
    EXPECT_TRUE(is_to_be_reminded(reminded, calendar, saturday)); // Friday's job did not run
    EXPECT_FALSE(is_to_be_reminded(reminded, calendar, monday + std::chrono::days{1}));
    reminded.reminded_of = monday;
    EXPECT_FALSE(is_to_be_reminded(reminded, calendar, friday));
    reminded.due_on = day(2026, 11, 24);
    EXPECT_TRUE(is_to_be_reminded(reminded, calendar, monday));
}

TEST(Calls, are_judged_after_the_deadline_once_for_each)
{
    auto judged = call();
    EXPECT_FALSE(is_to_be_judged(judged, monday));
    EXPECT_TRUE(is_to_be_judged(judged, day(2026, 11, 24)));
    judged.judged_of = monday;
    EXPECT_FALSE(is_to_be_judged(judged, day(2026, 11, 24)));
}

TEST(Calls, tell_what_an_edit_changed)
{
    auto after = text();
    EXPECT_EQ(changes_between(call(), after), "");
    after.theme = "供热保障";
    after.due_on = day(2026, 11, 24);
    EXPECT_EQ(changes_between(call(), after), "theme=冬季供热>供热保障 due_on=2026-11-23>2026-11-24");
}

} // namespace
} // namespace fengye::editorial
