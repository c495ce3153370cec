#include "modules/letters/front/figures.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace fengye::letters {

namespace {

constexpr int read_at_once = 1000;

void add(Sum& sum, MonthOfLetters const& month)
{
    sum.received += month.received;
    sum.answered += month.answered;
    sum.in_time += month.in_time;
    sum.late_open += month.late_open;
    sum.satisfied += month.satisfied;
    sum.fair += month.fair;
    sum.dissatisfied += month.dissatisfied;
    sum.published += month.published;
    sum.adopted += month.adopted;
    sum.partly_adopted += month.partly_adopted;
    sum.explained += month.explained;
    sum.days_taken.insert(sum.days_taken.end(), month.days_taken.begin(), month.days_taken.end());
}

void sort_days(Sum& sum)
{
    std::sort(sum.days_taken.begin(), sum.days_taken.end());
}

// Newest first, until they are older than what is shown.
std::vector<MonthOfLetters> read_months(front::Reader const& reader)
{
    std::vector<MonthOfLetters> months;
    for (int offset = 0;; offset += read_at_once) {
        auto const cards =
            reader.list({.list = std::string{months_list}, .offset = offset, .limit = read_at_once});
        for (auto const& card : cards) {
            auto month = decode<MonthOfLetters>(card.data);
            if (!months.empty() && month.month <= month_before(months.front().month, months_shown))
                return months;
            months.push_back(std::move(month));
        }
        if (cards.size() < read_at_once)
            return months;
    }
}

// A week may lie in two months, so those of both count.
void add_weeks(Figures& figures, std::vector<MonthOfLetters> const& months)
{
    for (auto const& month : months)
        for (auto const& share : month.weeks)
            figures.newest_week = std::max(figures.newest_week, share.week);
    for (auto const& month : months)
        for (auto const& share : month.weeks)
            if (share.week == figures.newest_week)
                figures.week_categories[share.code] += share.count;
}

Figures read_figures(front::Reader const& reader)
{
    Figures figures;
    auto const months = read_months(reader);
    if (months.empty())
        return figures;
    figures.newest_month = months.front().month;
    figures.as_of = months.front().as_of;
    for (int before = 0; before < months_shown; ++before)
        if (auto month = month_before(figures.newest_month, before); month >= months.back().month)
            figures.months[std::move(month)];
    for (auto const& month : months) {
        add(figures.all, month);
        add(figures.months[month.month], month);
        add(figures.units[month.unit], month);
        add(figures.systems[static_cast<std::size_t>(month.system)], month);
        bool const is_newest = month.month == figures.newest_month;
        if (is_newest)
            figures.as_of = std::min(figures.as_of, month.as_of);
        for (auto const& share : month.categories) {
            figures.categories[share.code] += share.count;
            if (is_newest)
                figures.month_categories[share.code] += share.count;
        }
    }
    add_weeks(figures, months);
    sort_days(figures.all);
    for (auto* sums : {&figures.months, &figures.units})
        for (auto& [name, sum] : *sums)
            sort_days(sum);
    for (auto& sum : figures.systems)
        sort_days(sum);
    return figures;
}

} // namespace

std::shared_ptr<Figures const> figures(front::Reader const& reader)
{
    return reader.memo<Figures>("letters.figures", read_figures);
}

std::string month_before(std::string_view month, int months)
{
    std::chrono::year_month_day const first{*day_from(std::string{month} + "-01")};
    auto const earlier = std::chrono::year_month{first.year(), first.month()} - std::chrono::months{months};
    return fmt::format("{:04}-{:02}", int{earlier.year()}, unsigned{earlier.month()});
}

namespace {

Told nothing()
{
    return {"—", true};
}

} // namespace

Told share_told(Public const& page, int part, int whole)
{
    if (whole == 0)
        return nothing();
    if (whole < cases_min)
        return {page.say("letters.public_too_few"), true};
    // Rounded down: only all of them are 100%.
    auto const tenths = std::int64_t{1000} * part / whole;
    return {
        tenths % 10 == 0 ? fmt::format("{}%", tenths / 10) : fmt::format("{}.{}%", tenths / 10, tenths % 10)};
}

Told days_told(Public const& page, std::vector<int> const& sorted, int percent)
{
    if (sorted.empty())
        return nothing();
    if (sorted.size() < cases_min)
        return {page.say("letters.public_too_few"), true};
    auto const rank = (sorted.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return {working_days(page, sorted[rank - 1])};
}

// What is late and not answered yet was not in time either.
Told in_time_told(Public const& page, Sum const& sum)
{
    return share_told(page, sum.in_time, sum.answered + sum.late_open);
}

Told satisfied_told(Public const& page, Sum const& sum)
{
    return share_told(page, sum.satisfied + sum.fair, sum.rated());
}

std::string working_days(Public const& page, int days)
{
    return page.say(
        days == 1 ? "letters.public_working_day" : "letters.public_working_days",
        {{"n", std::to_string(days)}});
}

html::Values figure_values(std::string name, Told const& told)
{
    return {{"FIGURE_NAME", std::move(name)}, {"FIGURE_VALUE", told.text}, {"IS_FEW", told.is_few}};
}

std::string month_in_words(Public const& page, std::string_view month)
{
    return page.say(
        "letters.public_month",
        {{"year", std::string{month.substr(0, 4)}},
         {"month", page.say(fmt::format("letters.public_month_{}", month.substr(5)))}});
}

} // namespace fengye::letters
