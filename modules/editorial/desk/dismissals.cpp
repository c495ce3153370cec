#include "modules/editorial/desk/dismissals.hpp"

#include "modules/editorial/desk/supervisor.hpp"
#include "modules/editorial/desk/views.hpp"
#include "modules/editorial/store/overview.hpp"
#include "platform/module/pager.hpp"

namespace fengye::editorial {

namespace {

constexpr int dismissals_per_page = 20;

store::DismissalFilter filter_of(Supervisor const& desk)
{
    store::DismissalFilter filter{
        .unit = desk.scope(),
        .person = PersonId::from(desk.request.argument("person")).value_or(PersonId{}),
        .period = desk.period(),
        .offset = (page_asked_for(desk.request) - 1) * dismissals_per_page,
        .limit = dismissals_per_page};
    if (!filter.unit)
        if (auto const unit = people::find_unit(desk.reader, desk.request.argument("unit")))
            filter.unit = unit->id;
    return filter;
}

// Words of what is not public stay in its unit: from outside there is a rule, a person and a day.
html::Values row_of(Supervisor const& desk, store::Dismissal const& dismissal)
{
    auto const item = store::find_item(desk.reader, dismissal.item);
    bool const may_look = item && may_see(desk.actor(), *item);
    bool const sees_inside = item && may_see_inside(desk.actor(), *item);
    auto const title = sees_inside ? item->title : may_look ? item->public_title : std::string{};
    auto const& finding = dismissal.noted.finding;
    return {
        {"ITEM_URL", item_url(dismissal.item)},
        {"ITEM_TITLE", title.empty() ? desk.say("editorial.untitled") : title},
        {"IS_LINK", may_look},
        {"IS_HIDDEN", !may_look},
        {"HIDDEN_TITLE", desk.say("editorial.item_of_unit", {{"id", dismissal.item.text()}})},
        {"ITEM_UNIT", item ? people::unit_name(desk.reader, desk.language, item->unit) : ""},
        {"LEVEL", name_of(finding.level)},
        {"LEVEL_TEXT", desk.said("editorial.level_", finding.level)},
        {"RULE_TEXT", rule_text(desk, finding)},
        {"HAS_WORDS", sees_inside},
        {"NO_WORDS", !sees_inside},
        {"FOUND", finding.found},
        {"REASON", dismissal.noted.dismiss_reason},
        {"DISMISSED_BY", dismissal.noted.dismissed_by_name},
        {"DISMISSED_AT", to_iso(dismissal.at)},
        {"DISMISSED_AT_TEXT", to_text(dismissal.at)}};
}

} // namespace

// Shown by views/dismissals.html.
Result<http::Response> show_dismissals(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Supervisor const desk{{request, platform, reader}};
    auto const filter = filter_of(desk);
    auto const total = store::count_dismissals(reader, filter);
    std::vector<html::Values> rows;
    for (auto const& dismissal : store::list_dismissals(reader, filter))
        rows.push_back(row_of(desk, dismissal));
    bool const has_rows = !rows.empty();
    return desk.screen(
        desk.say("editorial.dismissals"),
        {"editorial/dismissals",
         html::Values{
             {"TOTAL", total},
             {"FROM", to_text(filter.period.from)},
             {"UNTIL", to_text(filter.period.until)},
             {"HAS_UNIT", !!filter.unit},
             {"UNIT", filter.unit ? people::unit_name(reader, desk.language, filter.unit) : ""},
             {"HAS_PERSON", !!filter.person},
             {"PERSON", filter.person ? people::shown_name(reader, filter.person) : ""},
             {"BACK_URL", std::string{overview_path} + http::query_text(desk.period_query())},
             {"HAS_ROWS", has_rows},
             {"NO_ROWS", !has_rows},
             {"ROWS", std::move(rows)}} +
             pager_values(request, total, dismissals_per_page)});
}

} // namespace fengye::editorial
