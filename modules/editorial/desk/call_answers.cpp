#include "modules/editorial/desk/call_answers.hpp"

#include <algorithm>

#include "modules/editorial/desk/call.hpp"
#include "modules/editorial/desk/calls.hpp"
#include "modules/editorial/desk/views.hpp"
#include "modules/editorial/store/calls.hpp"
#include "platform/module/sent_sheet.hpp"

namespace fengye::editorial {

namespace {

// A row for each item, and one for each unit without.
void add_rows(Desk const& desk, sheet::Sheet& sheet, AnswerOfUnit const& answer)
{
    auto const& [asked, items] = answer;
    auto const begin = [&] {
        return std::vector<sheet::Cell>{
            people::unit_name(desk.reader, desk.language, asked.unit),
            desk.said("editorial.call_", asked.answer()), asked.none_reason,
            asked.answered_at ? sheet::Cell{*asked.answered_at} : sheet::Cell{}};
    };
    for (auto const& item : items) {
        auto const shown = shown_item(desk, item);
        auto row = begin();
        row.push_back(item.id.number);
        row.push_back(shown.title);
        row.push_back(state_text(desk, shown.state));
        sheet.rows.push_back(std::move(row));
    }
    if (items.empty())
        sheet.rows.push_back(begin());
}

Result<http::Response> send(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const call = TRY(find_visible_call(request, reader));
    sheet::Sheet sheet{
        call.theme,
        {{desk.say("editorial.figure_unit")},
         {desk.say("editorial.call_answer")},
         {desk.say("editorial.call_none_reason")},
         {desk.say("editorial.call_answered_at"), sheet::Kind::moment},
         {desk.say("editorial.export_number"), sheet::Kind::number},
         {desk.say("editorial.title")},
         {desk.say("editorial.state")}},
        {}};
    for (auto const& answer : answers_to(desk, call))
        add_rows(desk, sheet, answer);
    return send_sheet(desk, file, std::move(sheet), {"editorial.exported", "call/" + call.id.text()});
}

} // namespace

ShownItem shown_item(Desk const& desk, Item const& item)
{
    if (may_see_inside(desk.actor(), item))
        return {item.title.empty() ? desk.say("editorial.untitled") : item.title, true, item.state};
    if (item.is_public())
        return {item.public_title, may_see(desk.actor(), item), ItemState::published};
    return {desk.say("editorial.item_of_unit", {{"id", item.id.text()}}), false, item.state};
}

std::vector<AnswerOfUnit> answers_to(Desk const& desk, Call const& call)
{
    auto const scope = sees_all_calls(desk.actor()) ? UnitId{} : desk.actor().unit;
    std::vector<AnswerOfUnit> answers;
    for (auto& asked : store::units_of(desk.reader, call.id))
        if (!scope || asked.unit == scope)
            answers.push_back({std::move(asked), {}});
    for (auto& item : store::items_of(desk.reader, call.id, scope)) {
        auto const answer = std::find_if(answers.begin(), answers.end(), [&](AnswerOfUnit const& one) {
            return one.asked.unit == item.unit;
        });
        bool const was_handed_in = item.state != ItemState::draft || item.is_public();
        if (answer != answers.end() && (was_handed_in || may_see_inside(desk.actor(), item)))
            answer->items.push_back(std::move(item));
    }
    return answers;
}

Result<http::Response> send_answers_xlsx(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_answers_csv(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::csv);
}

} // namespace fengye::editorial
