#include "modules/editorial/desk/call_form.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "modules/editorial/actions/keep_calls.hpp"
#include "modules/editorial/desk/calls.hpp"
#include "modules/editorial/store/calls.hpp"

namespace fengye::editorial {

namespace {

// Units of one class are chosen at once, or one by one. Whoever is in neither class stands below "others".
constexpr std::array<std::string_view, 2> classes{"all_departments", "all_counties"};

bool is_in(people::UnitRecord const& unit, std::string_view unit_class)
{
    return sites::answers_for(unit, {.responsible = {std::string{unit_class}}});
}

CallText read_call(http::Form const& form, db::Reader const& reader)
{
    CallText text;
    text.theme = form.text("theme");
    text.about = form.text("about");
    text.tag = form.text("tag");
    text.home_column = sites::ColumnId::from(form.text("home_column")).value_or(sites::ColumnId{});
    text.due_on = day_from(form.text("due_on"));
    auto const named = form.all("units");
    auto const has = [&](std::string_view name) {
        return std::find(named.begin(), named.end(), name) != named.end();
    };
    for (auto const& unit : people::units(reader)) {
        bool const is_of_class = std::any_of(classes.begin(), classes.end(), [&](std::string_view one) {
            return has(one) && is_in(unit, one);
        });
        if (is_of_class || has(unit.code))
            text.units.push_back(unit.id);
    }
    if (!sites::find_column(reader, text.home_column))
        text.home_column = {};
    return text;
}

CallText text_of(db::Reader const& reader, Call const& call)
{
    CallText text{call.theme, call.about, call.tag, call.home_column, call.due_on, {}};
    for (auto const& asked : store::units_of(reader, call.id))
        text.units.push_back(asked.unit);
    return text;
}

std::vector<html::Values> unit_groups(Desk const& desk, std::vector<UnitId> const& chosen)
{
    auto const units = people::units(desk.reader);
    auto const group = [&](std::string const& code, std::string const& name, auto const& holds) {
        std::vector<html::Values> rows;
        for (auto const& unit : units)
            if (holds(unit))
                rows.push_back(
                    {{"UNIT_CODE", unit.code},
                     {"UNIT_NAME", people::name_in(desk.language, unit)},
                     {"IS_UNIT_CHOSEN", std::find(chosen.begin(), chosen.end(), unit.id) != chosen.end()}});
        return html::Values{
            {"GROUP_NAME", name}, {"IS_CLASS", !code.empty()}, {"CLASS", code}, {"UNITS", std::move(rows)}};
    };
    std::vector<html::Values> groups;
    for (auto const one : classes)
        groups.push_back(group(
            std::string{one}, desk.say("sites." + std::string{one}),
            [one](people::UnitRecord const& unit) { return is_in(unit, one); }));
    groups.push_back(group({}, desk.say("editorial.other_units"), [](people::UnitRecord const& unit) {
        return std::none_of(
            classes.begin(), classes.end(), [&](std::string_view one) { return is_in(unit, one); });
    }));
    return groups;
}

// Every column that holds items, by channel.
std::vector<html::Values> columns_by_channel(Desk const& desk, sites::ColumnId chosen)
{
    std::vector<html::Values> channels;
    auto const all = sites::columns(desk.reader);
    for (auto const& channel : sites::channels(desk.reader)) {
        std::vector<html::Values> rows;
        for (auto const& column : all)
            if (column.channel == channel.id && sites::holds_items(column.column_kind))
                rows.push_back(
                    {{"COLUMN_VALUE", column.id.text()},
                     {"COLUMN_NAME", sites::name_in(desk.language, column)},
                     {"IS_COLUMN_CHOSEN", column.id == chosen}});
        if (!rows.empty())
            channels.push_back(
                {{"CHANNEL_NAME", sites::name_in(desk.language, channel)}, {"COLUMNS", std::move(rows)}});
    }
    return channels;
}

// Shown by views/call_form.html; `call` when it is there already.
http::Response
form_screen(Desk const& desk, CallText const& text, Call const* call, Refusal const* refusal = nullptr)
{
    auto const title = desk.say(call ? "editorial.call_edit" : "editorial.call_new");
    return desk.screen(
        title,
        {"editorial/call_form",
         desk.errors(refusal, {"theme", "about", "tag", "due_on", "units"}) +
             html::Values{
                 {"CSRF", desk.csrf()},
                 {"HEADING", title},
                 {"ACTION", call ? call_url(call->id) : "/desk/editorial/calls"},
                 {"BACK_URL", call ? call_url(call->id) : "/desk/editorial/calls"},
                 {"BACK_NAME", call ? call->theme : desk.say("editorial.calls")},
                 {"VERSION", call ? call->version : 0},
                 {"THEME", text.theme},
                 {"ABOUT", text.about},
                 {"TAG", text.tag},
                 {"DUE_ON", text.due_on},
                 {"CHANNELS", columns_by_channel(desk, text.home_column)},
                 {"GROUPS", unit_groups(desk, text.units)},
                 {"SAVE_TEXT", desk.say(call ? "editorial.call_save" : "editorial.call_send")}}},
        refusal ? 422 : 200);
}

} // namespace

Result<http::Response> show_new_call(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    return form_screen({request, platform, reader}, {}, nullptr);
}

Result<http::Response> create_call(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    auto const text = read_call(*request.form(), reader);
    auto const made = platform.works.run(request.actor(), [&](Work& work) { return open_call(work, text); });
    if (!made && made.error().because == Because::not_valid)
        return form_screen({request, platform, reader}, text, nullptr, &made.error());
    auto const id = TRY(made);
    return http::see_other(call_url(id, "?done=editorial.toast_call_sent"));
}

Result<http::Response> show_call_edit(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    auto const call = TRY(find_visible_call(request, reader));
    return form_screen({request, platform, reader}, text_of(reader, call), &call);
}

Result<http::Response> save_call_edit(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    auto const call = TRY(find_visible_call(request, reader));
    auto const text = read_call(*request.form(), reader);
    auto const typed = request.form()->text("version");
    std::int64_t version = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), version);
    auto const done = platform.works.run(
        request.actor(), [&](Work& work) { return edit_call(work, call.id, text, version); });
    if (!done && done.error().because == Because::not_valid)
        return form_screen({request, platform, reader}, text, &call, &done.error());
    TRY(done);
    return http::see_other(call_url(call.id, "?done=editorial.toast_call_saved"));
}

} // namespace fengye::editorial
