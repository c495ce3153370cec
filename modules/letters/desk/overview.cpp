#include "modules/letters/desk/overview.hpp"

#include <fmt/format.h>

#include "modules/letters/desk/overview_sheet.hpp"
#include "platform/module/sent_sheet.hpp"

namespace fengye::letters {

namespace {

constexpr std::string_view path = "/desk/letters/overview";

OverviewOrder order_asked_for(http::Request const& request)
{
    return parse<OverviewOrder>(request.argument("sort")).value_or(OverviewOrder::unit);
}

std::string number_or_dash(std::optional<int> number)
{
    return number ? std::to_string(*number) : "—";
}

std::string satisfied_text(MonthOfLetters const& month)
{
    auto const percent = satisfied_percent(month);
    return percent ? fmt::format("{} %", *percent) : "—";
}

html::Values figures_of(OverviewLine const& line)
{
    auto const& [now, before] = std::tie(line.month, line.month_before);
    return {
        {"OPEN", line.open.open},
        {"LATE", line.open.late},
        {"IS_LATE", line.open.late > 0},
        {"ESCALATED", line.open.escalated},
        {"IS_ESCALATED", line.open.escalated > 0},
        {"WAITING", line.open.waiting},
        {"PAUSED", line.open.paused},
        {"MEDIAN", number_or_dash(days_for(now.days_taken, half_of_them))},
        {"MEDIAN_BEFORE", number_or_dash(days_for(before.days_taken, half_of_them))},
        {"MOST", number_or_dash(days_for(now.days_taken, most_of_them))},
        {"MOST_BEFORE", number_or_dash(days_for(before.days_taken, most_of_them))},
        {"SATISFIED", satisfied_text(now)},
        {"SATISFIED_BEFORE", satisfied_text(before)},
        {"REOPENED", now.reopened},
        {"REOPENED_BEFORE", before.reopened}};
}

std::string address(http::Request const& request, std::string_view name, std::string_view value)
{
    http::Pairs query;
    for (std::string_view const kept : {"system", "sort"})
        query.emplace_back(kept, kept == name ? std::string{value} : request.argument(kept));
    return std::string{path} + http::query_text(query);
}

std::vector<html::Values> column_heads(Overseer const& overseer)
{
    std::vector<html::Values> heads;
    auto const chosen = order_asked_for(overseer.request);
    for (auto const name : names_of(OverviewOrder{})) {
        bool const is_unit = name == "unit";
        if (name == "open")
            heads.push_back(
                {{"SORT_URL", ""},
                 {"IS_LINK", false},
                 {"IS_PLAIN", true},
                 {"IS_NUMBER", false},
                 {"IS_SORTED", false},
                 {"COLUMN_NAME", overseer.say("letters.figure_system")}});
        heads.push_back(
            {{"SORT_URL", address(overseer.request, "sort", is_unit ? "" : name)},
             {"IS_LINK", true},
             {"IS_PLAIN", false},
             {"IS_NUMBER", !is_unit},
             {"IS_SORTED", name_of(chosen) == name},
             {"COLUMN_NAME", overseer.say(fmt::format("letters.figure_{}", name))}});
    }
    return heads;
}

std::vector<html::Values> system_tabs(Overseer const& overseer)
{
    auto const chosen = parse<System>(overseer.request.argument("system"));
    std::vector<html::Values> tabs{
        {{"TAB_URL", address(overseer.request, "system", "")},
         {"TAB_NAME", overseer.say("letters.all_systems")},
         {"IS_TAB_CHOSEN", !chosen}}};
    for (auto const name : names_of(System{})) {
        auto const system = *parse<System>(name);
        tabs.push_back(
            {{"TAB_URL", address(overseer.request, "system", name)},
             {"TAB_NAME", overseer.said("letters.system_of_", system)},
             {"IS_TAB_CHOSEN", chosen == system}});
    }
    return tabs;
}

std::string exported(http::Request const& request, std::string_view ending)
{
    auto text = address(request, "", "");
    return text.insert(path.size(), ending);
}

std::vector<OverviewLine> lines_asked_for(Overseer const& overseer)
{
    auto lines = overview_lines(overseer, parse<System>(overseer.request.argument("system")));
    sort_lines(lines, order_asked_for(overseer.request));
    return lines;
}

// Shown by views/desk_overview.html.
html::Page overview_page(Overseer const& overseer)
{
    auto const lines = lines_asked_for(overseer);
    auto const sum = sum_of(lines);
    std::vector<html::Values> rows;
    for (auto const& line : lines)
        rows.push_back(
            html::Values{
                {"ROW_UNIT", name_in(overseer.language, line.unit)},
                {"ROW_SYSTEM", overseer.said("letters.system_of_", line.system)}} +
            figures_of(line));
    auto const as_of = std::max(sum.month.as_of, sum.month_before.as_of);
    bool const has_rows = !rows.empty();
    return {
        "letters/desk_overview",
        {{"IS_CITY", !overseer.scope()},
         {"IS_UNIT", !!overseer.scope()},
         {"HAS_AS_OF", as_of != Moment{}},
         {"AS_OF", to_text(as_of)},
         {"XLSX_URL", exported(overseer.request, ".xlsx")},
         {"CSV_URL", exported(overseer.request, ".csv")},
         {"TABS", system_tabs(overseer)},
         {"COLUMNS", column_heads(overseer)},
         {"HAS_ROWS", has_rows},
         {"NO_ROWS", !has_rows},
         {"ROWS", std::move(rows)},
         {"SUM", figures_of(sum)}}};
}

Result<http::Response> send(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Overseer const overseer{request, platform, reader};
    return send_sheet(
        overseer, file, overview_sheet(overseer, lines_asked_for(overseer)),
        {"letters.exported", "letters_overview", request.argument("system").substr(0, 40)});
}

} // namespace

Result<http::Response> show_overview(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Overseer const overseer{request, platform, reader};
    return screen(request, platform, overseer.say("letters.overview"), overview_page(overseer));
}

Result<http::Response> send_overview_xlsx(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_overview_csv(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::csv);
}

} // namespace fengye::letters
