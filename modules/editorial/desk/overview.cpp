#include "modules/editorial/desk/overview.hpp"

#include <algorithm>
#include <map>
#include <span>

#include <fmt/format.h>

#include "modules/editorial/desk/supervisor.hpp"
#include "modules/editorial/store/overview.hpp"

namespace fengye::editorial {

namespace {

constexpr std::size_t dismissal_rows_max = 100;

Figure order_asked_for(Supervisor const& desk)
{
    return parse<Figure>(desk.request.argument("sort")).value_or(Figure::unit);
}

// 格式 2、来源 1
std::string returned_text(Supervisor const& desk, UnitFigures const& figures)
{
    std::string text;
    for (std::size_t i = 0; i < return_reasons; ++i)
        if (figures.returned[i] > 0)
            text += fmt::format(
                "{}{} {}", text.empty() ? "" : desk.say("editorial.between_reasons"),
                desk.said("editorial.reason_", static_cast<ReturnReason>(i)), figures.returned[i]);
    return text;
}

// Where the head of a unit goes on from a number.
std::string url_of(Supervisor const& desk, UnitFigures const& figures, Figure figure)
{
    if (value_of(figures, figure) == 0)
        return {};
    if (figure == Figure::dismissed)
        return std::string{overview_path} + "/dismissals" +
               http::query_text(desk.query_with(
                   "unit", figures.unit ? people::unit_code(desk.reader, figures.unit) : std::string{}));
    if (!figures.unit || !desk.actor().may("editorial.read", figures.unit))
        return {};
    if (figure == Figure::to_review)
        return "/desk/editorial/items?state=submitted";
    if (figure == Figure::to_sign)
        return "/desk/editorial/queue?kind=sign";
    return {};
}

std::vector<html::Values>
cells_of(Supervisor const& desk, UnitFigures const& figures, std::span<Figure const> shown)
{
    std::vector<html::Values> cells;
    for (auto const figure : shown) {
        auto const value = value_of(figures, figure);
        bool const is_bad = value > 0 && (figure == Figure::overdue || figure == Figure::late);
        auto const url = url_of(desk, figures, figure);
        auto const note = figure == Figure::returned ? returned_text(desk, figures) : std::string{};
        cells.push_back(
            {{"CELL_LABEL", desk.said("editorial.figure_", figure)},
             {"CELL", value},
             {"IS_BAD", is_bad},
             {"IS_LINK", !url.empty()},
             {"CELL_URL", url},
             {"HAS_NOTE", !note.empty()},
             {"CELL_NOTE", note}});
    }
    return cells;
}

html::Values head_of(Supervisor const& desk, Figure figure, std::string_view anchor)
{
    bool const is_unit = figure == Figure::unit;
    auto const query = desk.query_with("sort", is_unit ? std::string{} : std::string{name_of(figure)});
    return {
        {"SORT_URL", std::string{overview_path} + http::query_text(query) + std::string{anchor}},
        {"IS_NUMBER", !is_unit},
        {"IS_SORTED", order_asked_for(desk) == figure},
        {"COLUMN_NAME", desk.said("editorial.figure_", figure)}};
}

// Shown by views/figures.html.
html::Values figures_table(
    Supervisor const& desk, std::vector<UnitFigures> all, std::span<Figure const> shown,
    std::string_view anchor, std::string const& caption)
{
    auto const order = order_asked_for(desk);
    if (std::find(shown.begin(), shown.end(), order) != shown.end())
        sort_figures(all, order);
    std::vector<html::Values> heads{head_of(desk, Figure::unit, anchor)}, rows;
    for (auto const figure : shown)
        heads.push_back(head_of(desk, figure, anchor));
    for (auto const& figures : all)
        rows.push_back(
            {{"ROW_UNIT", people::unit_name(desk.reader, desk.language, figures.unit)},
             {"CELLS", cells_of(desk, figures, shown)}});
    std::vector<html::Values> sums;
    if (all.size() > 1)
        sums.push_back({{"CELLS", cells_of(desk, sum_of(all), shown)}});
    return {
        {"CAPTION", caption},
        {"COLUMNS", std::move(heads)},
        {"ROWS", std::move(rows)},
        {"SUM", std::move(sums)}};
}

std::vector<html::Values> span_tabs(Supervisor const& desk, Period const& period)
{
    std::vector<html::Values> tabs;
    for (auto const name : names_of(Span{}))
        tabs.push_back(
            {{"TAB_URL",
              std::string{overview_path} +
                  http::query_text({{"span", std::string{name}}, {"sort", desk.request.argument("sort")}})},
             {"TAB_NAME", desk.say(fmt::format("editorial.span_{}", name))},
             {"IS_TAB_CHOSEN", period.span && name_of(*period.span) == name}});
    return tabs;
}

std::vector<html::Values> dismissal_rows(Supervisor const& desk, Period const& period)
{
    std::vector<html::Values> rows;
    for (auto const& count : store::count_dismissals(desk.reader, desk.scope(), period)) {
        if (rows.size() == dismissal_rows_max)
            break;
        auto query = desk.period_query();
        query.emplace_back("unit", people::unit_code(desk.reader, count.unit));
        query.emplace_back("person", count.person.text());
        rows.push_back(
            {{"DISMISSAL_UNIT", people::unit_name(desk.reader, desk.language, count.unit)},
             {"DISMISSAL_PERSON", people::shown_name(desk.reader, count.person)},
             {"DISMISSAL_COUNT", count.count},
             {"DISMISSALS_URL", std::string{overview_path} + "/dismissals" + http::query_text(query)}});
    }
    return rows;
}

bool waits(UnitFigures const& figures)
{
    return figures.to_review + figures.to_sign > 0;
}

} // namespace

// Shown by views/overview.html.
Result<http::Response> show_overview(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Supervisor const desk{{request, platform, reader}};
    auto const period = desk.period();
    auto all = figures_of(desk);
    auto waiting = all;
    std::erase_if(waiting, [](UnitFigures const& figures) { return !waits(figures); });
    auto dismissals = dismissal_rows(desk, period);
    bool const has_waiting = !waiting.empty(), has_dismissals = !dismissals.empty();
    auto const exported = [&](std::string_view ending) {
        return std::string{overview_path} + std::string{ending} + http::query_text(desk.query_with());
    };
    std::vector<html::Values> now;
    if (has_waiting)
        now.push_back(
            figures_table(desk, std::move(waiting), figures_now, "#now", desk.say("editorial.overview_now")));
    return desk.screen(
        desk.say("editorial.overview"), {"editorial/overview",
                                         {{"IS_CITY", !desk.scope()},
                                          {"IS_UNIT", !!desk.scope()},
                                          {"NOW", std::move(now)},
                                          {"NOTHING_WAITS", !has_waiting},
                                          {"FROM", to_text(period.from)},
                                          {"UNTIL", to_text(period.until)},
                                          {"SORT", request.argument("sort").substr(0, 20)},
                                          {"TABS", span_tabs(desk, period)},
                                          {"PERIOD", std::vector<html::Values>{figures_table(
                                                         desk, std::move(all), figures_of_period, "#period",
                                                         desk.say("editorial.overview_contributions"))}},
                                          {"HAS_DISMISSALS", has_dismissals},
                                          {"NO_DISMISSALS", !has_dismissals},
                                          {"DISMISSALS", std::move(dismissals)},
                                          {"XLSX_URL", exported(".xlsx")},
                                          {"CSV_URL", exported(".csv")}}});
}

} // namespace fengye::editorial
