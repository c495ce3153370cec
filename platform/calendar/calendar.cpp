#include "platform/calendar/calendar.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace fengye {

using namespace std::chrono;

namespace {

std::set<Day> days_in(toml::table const& table, std::string_view key, int year)
{
    std::set<Day> days;
    auto const* list = table[key].as_array();
    if (!list)
        throw std::runtime_error{fmt::format("the holiday plan of {} has no list {}", year, key)};
    for (auto const& element : *list) {
        auto const day = day_from(element.value_or(std::string{}));
        if (!day || year_of(*day) != year)
            throw std::runtime_error{fmt::format(
                "{} of {}: '{}' is not a day of that year", key, year, element.value_or(std::string{}))};
        days.insert(*day);
    }
    return days;
}

} // namespace

Calendar::Calendar(std::vector<HolidayPlan> plans)
{
    for (auto& plan : plans)
        m_plans.insert_or_assign(plan.year, std::move(plan)); // a later plan of a year replaces the earlier
}

HolidayPlan Calendar::read_plan(std::string_view text)
{
    auto const table = toml::parse(text);
    int const year = table["year"].value_or(0);
    std::string const status = table["status"].value_or(std::string{});
    if (year < 2000 || (status != "announced" && status != "provisional"))
        throw std::runtime_error{"a holiday plan needs its year and a status, announced or provisional"};
    return {year, status == "announced", days_in(table, "days_off", year), days_in(table, "worked", year)};
}

bool Calendar::is_working(Day day) const
{
    auto const plan = m_plans.find(year_of(day));
    if (plan != m_plans.end()) {
        if (plan->second.worked.contains(day))
            return true;
        if (plan->second.days_off.contains(day))
            return false;
    }
    weekday const week{sys_days{day.time_since_epoch()}};
    return week != Saturday && week != Sunday;
}

Day Calendar::after(Day day, WorkingDays more) const
{
    for (int left = more.count; left > 0;) {
        day += days{1};
        if (is_working(day))
            --left;
    }
    return day;
}

WorkingDays Calendar::between(Day from, Day to) const
{
    if (to < from)
        return {-between(to, from).count};
    int count = 0;
    for (auto day = from + days{1}; day <= to; day += days{1})
        count += is_working(day) ? 1 : 0;
    return {count};
}

bool Calendar::is_provisional(Day day) const
{
    auto const plan = m_plans.find(year_of(day));
    return plan == m_plans.end() || !plan->second.announced;
}

} // namespace fengye
