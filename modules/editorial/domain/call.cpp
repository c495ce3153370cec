#include "modules/editorial/domain/call.hpp"

#include <fmt/format.h>

#include "platform/html/markup.hpp"

namespace fengye::editorial {

namespace {

Day last_working_day_before(Calendar const& calendar, Day day)
{
    do
        day -= std::chrono::days{1};
    while (!calendar.is_working(day));
    return day;
}

} // namespace

std::vector<FieldRefusal> missing_in(CallText const& text, Day today, std::optional<Day> known_due)
{
    std::vector<FieldRefusal> missing;
    auto const add = [&](char const* field, char const* words) { missing.push_back({field, words}); };
    if (text.theme.empty())
        add("theme", "editorial.error_theme_missing");
    else if (html::characters_in(text.theme) > theme_characters_max)
        add("theme", "editorial.error_theme_long");
    if (html::characters_in(text.about) > about_characters_max)
        add("about", "editorial.error_about_long");
    if (html::characters_in(text.tag) > tag_characters_max)
        add("tag", "editorial.error_tag_long");
    if (!text.due_on)
        add("due_on", "editorial.error_due_missing");
    else if (*text.due_on < today && text.due_on != known_due)
        add("due_on", "editorial.error_due_past");
    if (text.units.empty())
        add("units", "editorial.error_units_missing");
    return missing;
}

bool may_nudge(Call const& call, Moment now)
{
    return call.is_open() && (!call.nudged_at || now >= *call.nudged_at + nudge_pause);
}

bool is_to_be_reminded(Call const& call, Calendar const& calendar, Day today)
{
    return call.is_open() && call.reminded_of != call.due_on && today <= call.due_on &&
           today >= last_working_day_before(calendar, call.due_on);
}

bool is_to_be_judged(Call const& call, Day today)
{
    return call.is_open() && call.judged_of != call.due_on && today > call.due_on;
}

std::string changes_between(Call const& before, CallText const& after)
{
    std::string changes;
    auto const add = [&](char const* what, std::string const& old, std::string const& now) {
        if (old != now)
            changes += fmt::format("{}{}={}>{}", changes.empty() ? "" : " ", what, old, now);
    };
    add("theme", before.theme, after.theme);
    add("about", before.about, after.about);
    add("tag", before.tag, after.tag);
    add("column", before.home_column.text(), after.home_column.text());
    add("due_on", to_text(before.due_on), after.due_on ? to_text(*after.due_on) : "");
    return changes;
}

} // namespace fengye::editorial
