#include "modules/editorial/desk/work_sheets.hpp"

#include "modules/editorial/actions/acting.hpp"
#include "modules/editorial/desk/views.hpp"
#include "platform/module/sent_sheet.hpp"

namespace fengye::editorial {

namespace {

using enum sheet::Kind;

// As the screen has it: what waits for a decision that this person may take, and did not write.
void add_waiting(Desk const& desk, sheet::Sheet& sheet, ItemState state)
{
    for (auto const& item : store::waiting_items(desk.reader, desk.actor().unit, state))
        if (item.author != desk.actor().person)
            sheet.rows.push_back(
                {item.id.number, item.title, state_text(desk, item.state),
                 item.is_urgent ? desk.say("editorial.urgent") : std::string{},
                 column_name(desk, item.home_column), people::shown_name(desk.reader, item.author),
                 std::int64_t{item.edition}, item.changed_at,
                 desk.platform.calendar.after(day_of(item.changed_at), WorkingDays{1})});
}

Result<http::Response> send_queue(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    sheet::Sheet sheet{
        desk.say("editorial.queue"),
        {{desk.say("editorial.export_number"), number},
         {desk.say("editorial.title")},
         {desk.say("editorial.state")},
         {desk.say("editorial.urgent")},
         {desk.say("editorial.column")},
         {desk.say("editorial.author")},
         {desk.say("editorial.edition"), number},
         {desk.say("editorial.changed"), moment},
         {desk.say("editorial.call_due"), day}},
        {}};
    if (desk.actor().may("editorial.review", desk.actor().unit))
        add_waiting(desk, sheet, ItemState::submitted);
    if (desk.actor().may("editorial.sign", desk.actor().unit))
        add_waiting(desk, sheet, ItemState::reviewed);
    return send_sheet(desk, file, std::move(sheet), {"editorial.exported", "queue"});
}

Result<http::Response> send_chain(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const item = TRY(find_visible(request, reader));
    sheet::Sheet sheet{
        desk.say("editorial.chain_title") + " " + item.id.text(),
        {{desk.say("editorial.chain_step")},
         {desk.say("editorial.edition"), number},
         {desk.say("editorial.chain_person")},
         {desk.say("editorial.edition_at"), moment},
         {desk.say("editorial.chain_opinion")},
         {desk.say("editorial.hash")}},
        {}};
    for (auto const& step : visible_steps(desk, item))
        sheet.rows.push_back(
            {desk.said("editorial.step_", step.kind), std::int64_t{step.edition}, step.person_name, step.at,
             note_text(desk, step), step.hash});
    return send_sheet(desk, file, std::move(sheet), {"editorial.exported", subject_of(item.id)});
}

} // namespace

Result<http::Response> send_queue_xlsx(http::Request const& request, Platform& platform)
{
    return send_queue(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_queue_csv(http::Request const& request, Platform& platform)
{
    return send_queue(request, platform, SheetFile::csv);
}

Result<http::Response> send_chain_xlsx(http::Request const& request, Platform& platform)
{
    return send_chain(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_chain_csv(http::Request const& request, Platform& platform)
{
    return send_chain(request, platform, SheetFile::csv);
}

} // namespace fengye::editorial
