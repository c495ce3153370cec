#include "modules/letters/desk/overview_sheet.hpp"

#include <fmt/format.h>

namespace fengye::letters {

namespace {

std::vector<sheet::Column> sheet_columns(Overseer const& overseer)
{
    using enum sheet::Kind;
    std::vector<sheet::Column> columns{
        {overseer.say("letters.figure_unit")}, {overseer.say("letters.figure_system")}};
    for (auto const* name : {"open", "late", "escalated", "waiting", "paused"})
        columns.push_back({overseer.say(fmt::format("letters.figure_{}", name)), number});
    for (auto const& month : {month_of(overseer.today), month_before(overseer.today)})
        for (auto const* name : {"received", "answered", "median", "most", "satisfied", "reopened"})
            columns.push_back({month + " " + overseer.say(fmt::format("letters.figure_{}", name)), number});
    return columns;
}

sheet::Cell cell(std::optional<int> number)
{
    return number ? sheet::Cell{std::int64_t{*number}} : sheet::Cell{};
}

std::vector<sheet::Cell> sheet_row(Overseer const& overseer, OverviewLine const& line)
{
    std::vector<sheet::Cell> row{
        name_in(overseer.language, line.unit), overseer.said("letters.system_of_", line.system)};
    auto const& open = line.open;
    for (int const number : {open.open, open.late, open.escalated, open.waiting, open.paused})
        row.push_back(cell(number));
    for (auto const* month : {&line.month, &line.month_before}) {
        row.push_back(cell(month->received));
        row.push_back(cell(month->answered));
        row.push_back(cell(days_for(month->days_taken, half_of_them)));
        row.push_back(cell(days_for(month->days_taken, most_of_them)));
        row.push_back(cell(satisfied_percent(*month)));
        row.push_back(cell(month->reopened));
    }
    return row;
}

} // namespace

sheet::Sheet overview_sheet(Overseer const& overseer, std::vector<OverviewLine> const& lines)
{
    sheet::Sheet sheet{overseer.say("letters.overview"), sheet_columns(overseer), {}};
    for (auto const& line : lines)
        sheet.rows.push_back(sheet_row(overseer, line));
    return sheet;
}

} // namespace fengye::letters
