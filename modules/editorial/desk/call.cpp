#include "modules/editorial/desk/call.hpp"

#include <algorithm>

#include "modules/editorial/actions/keep_calls.hpp"
#include "modules/editorial/desk/call_answers.hpp"
#include "modules/editorial/desk/calls.hpp"
#include "modules/editorial/desk/views.hpp"
#include "modules/editorial/store/calls.hpp"
#include "platform/calendar/due_text.hpp"

namespace fengye::editorial {

namespace {

std::vector<html::Values> item_rows(Desk const& desk, std::vector<Item> const& items)
{
    std::vector<html::Values> rows;
    for (auto const& item : items) {
        auto const shown = shown_item(desk, item);
        rows.push_back(
            {{"ITEM_URL", item_url(item.id)},
             {"ITEM_TITLE", shown.title},
             {"IS_LINK", shown.is_link},
             {"IS_PLAIN", !shown.is_link},
             {"ITEM_STATE", shown.state},
             {"ITEM_STATE_TEXT", state_text(desk, shown.state)}});
    }
    return rows;
}

std::vector<html::Values> unit_rows(Desk const& desk, std::vector<AnswerOfUnit> const& answers)
{
    std::vector<html::Values> rows;
    for (auto const& [asked, items] : answers) {
        auto const answer = asked.answer();
        bool const is_none = answer == CallAnswer::none;
        rows.push_back(
            {{"UNIT", people::unit_name(desk.reader, desk.language, asked.unit)},
             {"IS_SILENT", answer == CallAnswer::silent},
             {"HAS_HANDED_IN", answer == CallAnswer::handed_in},
             {"ANSWER_TEXT", desk.said("editorial.call_", answer)},
             {"IS_NONE", is_none},
             {"NONE_REASON", asked.none_reason},
             {"ANSWERED_BY", is_none ? people::shown_name(desk.reader, asked.answered_by) : ""},
             {"ANSWERED_AT", is_none ? to_iso(*asked.answered_at) : ""},
             {"ANSWERED_AT_TEXT", is_none ? to_short_text(*asked.answered_at) : ""},
             {"ITEMS", item_rows(desk, items)}});
    }
    return rows;
}

html::Values call_values(Desk const& desk, Call const& call)
{
    auto const light = light_of(desk, call);
    auto const column = call.home_column ? column_name(desk, call.home_column) : std::string{};
    return {
        {"CSRF", desk.csrf()},
        {"THEME", call.theme},
        {"LIGHT", light.shape},
        {"LIGHT_TEXT", light.text},
        {"DUE", to_text(call.due_on)},
        {"DUE_TEXT", due_text(desk.platform.words, desk.language, desk.platform.calendar, call.due_on)},
        {"HAS_ABOUT", !call.about.empty()},
        {"ABOUT", call.about},
        {"HAS_TAG", !call.tag.empty()},
        {"TAG", call.tag},
        {"HAS_COLUMN", !column.empty()},
        {"COLUMN", column},
        {"MADE_BY", call.made_by_name},
        {"MADE_AT", to_iso(call.made_at)},
        {"MADE_AT_TEXT", to_text(call.made_at)},
        {"HAS_NUDGED", call.nudged_at.has_value()},
        {"NUDGED_AT", call.nudged_at ? to_iso(*call.nudged_at) : ""},
        {"NUDGED_AT_TEXT", call.nudged_at ? to_text(*call.nudged_at) : ""}};
}

html::Values acts_of(Desk const& desk, Call const& call, std::vector<AnswerOfUnit> const& answers)
{
    bool const may_call = sees_all_calls(desk.actor());
    bool const was_asked = std::any_of(answers.begin(), answers.end(), [&](AnswerOfUnit const& answer) {
        return answer.asked.unit == desk.actor().unit;
    });
    bool const may_answer =
        call.is_open() && was_asked && desk.actor().may("editorial.draft", desk.actor().unit);
    auto const silent = std::count_if(answers.begin(), answers.end(), [](AnswerOfUnit const& answer) {
        return answer.asked.answer() == CallAnswer::silent;
    });
    bool const has_handed_in = std::any_of(answers.begin(), answers.end(), [&](AnswerOfUnit const& answer) {
        return answer.asked.unit == desk.actor().unit && answer.asked.handed_in > 0;
    });
    return {
        {"IS_ALL", may_call},
        {"SILENT_COUNT", silent},
        {"ASKED_COUNT", static_cast<std::int64_t>(answers.size())},
        {"MAY_EDIT", may_call},
        {"EDIT_URL", call_url(call.id, "/edit")},
        {"MAY_NUDGE", may_call && silent > 0 && may_nudge(call, desk.now)},
        {"NUDGE_URL", call_url(call.id, "/nudge")},
        {"MAY_CLOSE", may_call && call.is_open()},
        {"CLOSE_URL", call_url(call.id, "/closing")},
        {"MAY_REOPEN", may_call && !call.is_open()},
        {"REOPEN_URL", call_url(call.id, "/reopening")},
        {"MAY_WRITE", may_answer},
        {"WRITE_URL", call_url(call.id, "/items")},
        {"MAY_ANSWER_NONE", may_answer && !has_handed_in},
        {"NONE_URL", call_url(call.id, "/none")},
        {"XLSX_URL", call_url(call.id, "/answers.xlsx")},
        {"CSV_URL", call_url(call.id, "/answers.csv")}};
}

// Shown by views/call.html.
Result<http::Response>
call_screen(http::Request const& request, Platform& platform, Refusal const* refusal = nullptr)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const call = TRY(find_visible_call(request, reader));
    auto const answers = answers_to(desk, call);
    return desk.screen(
        call.theme,
        {"editorial/call", call_values(desk, call) + acts_of(desk, call, answers) +
                               desk.errors(refusal, {"reason"}) +
                               html::Values{
                                   {"REASON", request.form() ? request.form()->text("reason") : ""},
                                   {"UNITS", unit_rows(desk, answers)}}},
        refusal ? 422 : 200);
}

// An act upon a call that shows the call again.
template <class Act>
Result<http::Response>
act_on(http::Request const& request, Platform& platform, std::string_view toast, Act act)
{
    auto const call = TRY(find_visible_call(request, platform.desk.reader()));
    TRY(platform.works.run(request.actor(), [&](Work& work) { return act(work, call.id); }));
    return http::see_other(call_url(call.id, "?done=" + std::string{toast}));
}

} // namespace

Result<http::Response> show_call(http::Request const& request, Platform& platform)
{
    return call_screen(request, platform);
}

Result<http::Response> create_nudge(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, "editorial.toast_nudged", nudge_call);
}

Result<http::Response> create_closing(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, "editorial.toast_call_closed", close_call);
}

Result<http::Response> create_reopening(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, "editorial.toast_call_reopened", reopen_call);
}

Result<http::Response> create_item_of_call(http::Request const& request, Platform& platform)
{
    auto const call = TRY(find_visible_call(request, platform.desk.reader()));
    auto const item =
        TRY(platform.works.run(request.actor(), [&](Work& work) { return create_item_for(work, call.id); }));
    return http::see_other(item_url(item, "/draft"));
}

Result<http::Response> create_none_answer(http::Request const& request, Platform& platform)
{
    auto const call = TRY(find_visible_call(request, platform.desk.reader()));
    auto const reason = request.form()->text("reason");
    auto const done =
        platform.works.run(request.actor(), [&](Work& work) { return answer_none(work, call.id, reason); });
    if (!done && done.error().because == Because::not_valid)
        return call_screen(request, platform, &done.error());
    TRY(done);
    return http::see_other(call_url(call.id, "?done=editorial.toast_answered_none"));
}

} // namespace fengye::editorial
