#include "modules/editorial/desk/calls.hpp"

#include <algorithm>

#include "modules/editorial/actions/keep_calls.hpp"
#include "modules/editorial/store/calls.hpp"
#include "modules/people/people.hpp"
#include "platform/calendar/due_text.hpp"
#include "platform/module/pager.hpp"
#include "platform/module/sent_sheet.hpp"

namespace fengye::editorial {

namespace {

constexpr int calls_per_page = 20, calls_exported_max = 10'000;

UnitId scope_of(Desk const& desk)
{
    return sees_all_calls(desk.actor()) ? UnitId{} : desk.actor().unit;
}

struct Counts {
    int asked{0}, handed_in{0}, none{0}, silent{0}, items{0};
};
Counts counts_of(Desk const& desk, Call const& call)
{
    Counts counts;
    for (auto const& asked : store::units_of(desk.reader, call.id)) {
        ++counts.asked;
        counts.items += asked.handed_in;
        auto const answer = asked.answer();
        (answer == CallAnswer::handed_in ? counts.handed_in
         : answer == CallAnswer::none    ? counts.none
                                         : counts.silent) += 1;
    }
    return counts;
}

std::string state_of(Desk const& desk, Call const& call)
{
    return desk.say(call.is_open() ? "editorial.call_open" : "editorial.call_closed");
}

html::Values row_of(Desk const& desk, Call const& call)
{
    bool const is_all = sees_all_calls(desk.actor());
    auto const counts = is_all ? counts_of(desk, call) : Counts{};
    auto const own = is_all ? std::nullopt : store::find_call_unit(desk.reader, call.id, desk.actor().unit);
    auto const light = light_of(desk, call);
    return {
        {"LIGHT", light.shape},
        {"LIGHT_TEXT", light.text},
        {"DUE", to_text(call.due_on)},
        {"DUE_TEXT", due_text(desk.platform.words, desk.language, desk.platform.calendar, call.due_on)},
        {"CALL_URL", call_url(call.id)},
        {"THEME", call.theme},
        {"MADE_BY", call.made_by_name},
        {"MADE_ON", to_text(day_of(call.made_at))},
        {"IS_ALL", is_all},
        {"ASKED", counts.asked},
        {"HANDED_IN", counts.handed_in},
        {"NONE", counts.none},
        {"SILENT", counts.silent},
        {"IS_OWN", own.has_value()},
        {"IS_SILENT", own && own->answer() == CallAnswer::silent},
        {"HAS_HANDED_IN", own && own->answer() == CallAnswer::handed_in},
        {"ANSWER_TEXT", desk.said("editorial.call_", own ? own->answer() : CallAnswer::silent)}};
}

Result<http::Response> send(http::Request const& request, Platform& platform, SheetFile file)
{
    using enum sheet::Kind;
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    sheet::Sheet sheet{
        desk.say("editorial.calls"),
        {{desk.say("editorial.export_number"), number},
         {desk.say("editorial.call_theme")},
         {desk.say("editorial.call_about")},
         {desk.say("editorial.call_tag")},
         {desk.say("editorial.call_due"), day},
         {desk.say("editorial.state")},
         {desk.say("editorial.call_made_by")},
         {desk.say("editorial.call_made_at"), moment}},
        {}};
    bool const is_all = sees_all_calls(desk.actor());
    if (is_all)
        for (auto const* words :
             {"editorial.call_asked", "editorial.call_handed_in", "editorial.call_none",
              "editorial.call_silent", "editorial.call_items"})
            sheet.columns.push_back({desk.say(words), number});
    else
        sheet.columns.push_back({desk.say("editorial.call_answer")});
    for (auto const& call : store::list_calls(reader, scope_of(desk), 0, calls_exported_max)) {
        std::vector<sheet::Cell> row{call.id.number, call.theme,           call.about,        call.tag,
                                     call.due_on,    state_of(desk, call), call.made_by_name, call.made_at};
        if (is_all) {
            auto const counts = counts_of(desk, call);
            for (auto const count :
                 {counts.asked, counts.handed_in, counts.none, counts.silent, counts.items})
                row.push_back(std::int64_t{count});
        } else if (auto const own = store::find_call_unit(reader, call.id, desk.actor().unit)) {
            row.push_back(desk.said("editorial.call_", own->answer()));
        }
        sheet.rows.push_back(std::move(row));
    }
    return send_sheet(desk, file, std::move(sheet), {"editorial.exported", "calls"});
}

} // namespace

bool sees_all_calls(Actor const& actor)
{
    return actor.may("editorial.calls");
}

Result<Call> find_visible_call(http::Request const& request, db::Reader const& reader)
{
    auto const id = CallId::from(request.parameter("id"));
    auto call = id ? store::find_call(reader, *id) : std::nullopt;
    bool const is_seen =
        call && (sees_all_calls(request.actor()) || store::find_call_unit(reader, *id, request.actor().unit));
    if (!is_seen)
        return refuse(Because::not_found, "platform.not_found");
    return std::move(*call);
}

CallLight light_of(Desk const& desk, Call const& call)
{
    if (!call.is_open())
        return {"none", desk.say("editorial.call_closed")};
    auto const left = desk.platform.calendar.between(desk.today, call.due_on).count;
    if (call.due_on < desk.today)
        return {"bad", desk.say("editorial.call_over")};
    if (left == 0)
        return {"warn", desk.say("editorial.due_today")};
    return {left > 2 ? "ok" : "warn", desk.say("editorial.due_left", {{"n", std::to_string(left)}})};
}

// Shown by views/calls.html.
Result<http::Response> show_calls(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const total = store::count_calls(reader, scope_of(desk));
    std::vector<html::Values> rows;
    auto const offset = (page_asked_for(request) - 1) * calls_per_page;
    for (auto const& call : store::list_calls(reader, scope_of(desk), offset, calls_per_page))
        rows.push_back(row_of(desk, call));
    bool const has_rows = !rows.empty();
    return desk.screen(
        desk.say("editorial.calls"), {"editorial/calls",
                                      html::Values{
                                          {"TOTAL", total},
                                          {"MAY_CALL", sees_all_calls(desk.actor())},
                                          {"HAS_CALLS", has_rows},
                                          {"NO_CALLS", !has_rows},
                                          {"CALLS", std::move(rows)}} +
                                          pager_values(request, total, calls_per_page)});
}

Result<http::Response> send_calls_xlsx(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_calls_csv(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::csv);
}

} // namespace fengye::editorial
