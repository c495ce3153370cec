#include "modules/letters/front/statistics.hpp"

#include <algorithm>

#include "modules/letters/domain/categories.hpp"
#include "modules/letters/front/bar_chart.hpp"
#include "modules/letters/front/crumbs.hpp"
#include "modules/letters/front/figures.hpp"
#include "modules/letters/front/letter_rows.hpp"

namespace fengye::letters {

namespace {

// A row of a table, and with its count a bar of the chart above it.
struct Line {
    std::string name;
    Sum const* sum;
};

std::vector<Bar> bars_of(std::vector<Line> const& lines)
{
    std::vector<Bar> bars;
    for (auto const& line : lines)
        bars.push_back({line.name, line.sum->received});
    return bars;
}

// As letters/public_sums.html shows it.
html::Values sums_values(Public const& page, std::string const& name, std::vector<Line> const& lines)
{
    std::vector<html::Values> rows;
    for (auto const& [line_name, sum] : lines)
        rows.push_back(
            {{"LINE_NAME", line_name},
             {"RECEIVED", sum->received},
             {"ANSWERED", sum->answered},
             {"IN_TIME", in_time_told(page, *sum).text},
             {"MEDIAN", days_told(page, sum->days_taken, 50).text},
             {"MOST", days_told(page, sum->days_taken, 90).text},
             {"SATISFIED", satisfied_told(page, *sum).text}});
    return html::Values{{"SECTION_NAME", name}, {"LINES", std::move(rows)}} +
           chart_values(page.say("letters.public_chart", {{"by", name}}), bars_of(lines));
}

std::vector<Line> month_lines(Public const& page, Figures const& sums)
{
    std::vector<Line> lines;
    for (auto const& [month, sum] : sums.months)
        lines.push_back({month_in_words(page, month), &sum});
    return lines;
}

std::vector<Line> system_lines(Public const& page, Figures const& sums)
{
    std::vector<Line> lines;
    for (auto const system : {System::appeal, System::suggestion, System::correction})
        lines.push_back(
            {page.say("letters.public_system_" + std::string{name_of(system)}),
             &sums.systems[static_cast<std::size_t>(system)]});
    return lines;
}

std::vector<Line> unit_lines(Public& page, Figures const& sums)
{
    std::vector<Line> lines;
    for (auto const& [code, sum] : sums.units)
        if (sum.received > 0)
            lines.push_back({unit_name(page, code), &sum});
    std::stable_sort(lines.begin(), lines.end(), [](Line const& a, Line const& b) {
        return a.sum->received > b.sum->received;
    });
    return lines;
}

std::vector<Bar> category_bars(Public const& page, Figures const& sums)
{
    std::vector<Bar> bars;
    for (auto const& [code, count] : sums.categories)
        bars.push_back({category_label(page, code), count});
    std::stable_sort(bars.begin(), bars.end(), [](Bar const& a, Bar const& b) { return a.count > b.count; });
    return bars;
}

html::Values categories_values(Public const& page, Figures const& sums)
{
    auto bars = category_bars(page, sums);
    std::vector<html::Values> rows;
    for (auto const& bar : bars)
        rows.push_back({{"CATEGORY", bar.name}, {"RECEIVED", bar.count}});
    auto const name = page.say("letters.public_by_category");
    return html::Values{{"SECTION_NAME", name}, {"CATEGORIES", std::move(rows)}} +
           chart_values(page.say("letters.public_chart", {{"by", name}}), std::move(bars));
}

// Which units have letters past their day; where the city lets the public read it.
html::Values late_values(Public& page, Figures const& sums)
{
    std::vector<Bar> late;
    for (auto const& [code, sum] : sums.units)
        if (sum.late_open > 0)
            late.push_back({unit_name(page, code), sum.late_open});
    std::stable_sort(late.begin(), late.end(), [](Bar const& a, Bar const& b) { return a.count > b.count; });
    std::vector<html::Values> rows;
    for (auto const& bar : late)
        rows.push_back({{"LATE_UNIT", bar.name}, {"LATE_COUNT", bar.count}});
    return {{"HAS_LATE", !rows.empty()}, {"NO_LATE", rows.empty()}, {"LATE_UNITS", std::move(rows)}};
}

std::vector<html::Values> outcome_figures(Public const& page, Sum const& suggestions)
{
    auto const figure = [&](std::string_view outcome, int count) {
        return figure_values(
            page.say("letters.public_outcome_" + std::string{outcome}), {std::to_string(count)});
    };
    return {
        figure("adopted", suggestions.adopted), figure("partly_adopted", suggestions.partly_adopted),
        figure("explained", suggestions.explained)};
}

std::vector<html::Values> all_figures(Public const& page, Sum const& sum)
{
    return {
        figure_values(page.say("letters.public_received"), {std::to_string(sum.received)}),
        figure_values(page.say("letters.public_answered"), {std::to_string(sum.answered)}),
        figure_values(page.say("letters.public_in_time"), in_time_told(page, sum)),
        figure_values(page.say("letters.public_median"), days_told(page, sum.days_taken, 50)),
        figure_values(page.say("letters.public_most"), days_told(page, sum.days_taken, 90)),
        figure_values(page.say("letters.public_satisfied"), satisfied_told(page, sum)),
        figure_values(page.say("letters.public_published"), {std::to_string(sum.published)})};
}

html::Values statistics_values(Public& page, Figures const& sums)
{
    std::vector<html::Values> sections{
        sums_values(page, page.say("letters.public_by_month"), month_lines(page, sums)),
        sums_values(page, page.say("letters.public_by_system"), system_lines(page, sums)),
        sums_values(page, page.say("letters.public_by_unit"), unit_lines(page, sums))};
    html::Values values{
        {"FROM_MONTH", month_in_words(page, sums.months.begin()->first)},
        {"TO_MONTH", month_in_words(page, sums.newest_month)},
        {"AS_OF", to_iso(sums.as_of)},
        {"AS_OF_TEXT", sums.as_of},
        {"FIGURES", all_figures(page, sums.all)},
        {"OUTCOMES",
         html::Values{
             {"FIGURES", outcome_figures(page, sums.systems[static_cast<std::size_t>(System::suggestion)])}}},
        {"SECTIONS", std::move(sections)},
        {"BY_CATEGORY", categories_values(page, sums)}};
    if (page.settings.public_late_units)
        values.emplace_back("LATE", late_values(page, sums));
    else
        values.emplace_back("LATE", false);
    return values;
}

} // namespace

Result<FrontAnswer> show_statistics(http::Request const&, Public& page)
{
    auto const title = page.say("letters.public_statistics");
    auto const sums = figures(page.reader);
    html::Values values{{"TITLE", title}, {"LETTERS_URL", page.to("/letters/")}};
    if (sums->is_empty())
        values = std::move(values) + html::Values{{"IS_EMPTY", true}, {"COUNTED", false}};
    else
        values = std::move(values) +
                 html::Values{{"IS_EMPTY", false}, {"COUNTED", statistics_values(page, *sums)}};
    return View{
        .main = {"letters/public_statistics", std::move(values)},
        .head = {
            .title = title,
            .description = page.say("letters.public_statistics_lead"),
            .crumbs = crumbs_to_letters(page, title),
            .channel = "interaction",
            .is_indexed = !sums->is_empty()}};
}

} // namespace fengye::letters
