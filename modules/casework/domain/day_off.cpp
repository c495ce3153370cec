#include "modules/casework/domain/day_off.hpp"

namespace fengye::casework {

using namespace std::chrono;

namespace {

bool is_weekend(Day day)
{
    weekday const week{day};
    return week == Saturday || week == Sunday;
}

// New Year, Labour Day and National Day do not follow the moon or the sun.
bool is_fixed(Day day)
{
    year_month_day const date{day};
    auto const number = unsigned{date.day()};
    return (date.month() == January && number == 1) || (date.month() == May && number <= 2) ||
           (date.month() == October && number <= 3);
}

// The first day beside a weekend day, in one direction, that is no weekend day off: a break when it is off.
bool adjoins_weekday_off(Calendar const& calendar, Day day, days step)
{
    while (is_weekend(day) && !calendar.is_working(day))
        day += step;
    return !calendar.is_working(day);
}

} // namespace

bool is_holiday(Calendar const& calendar, Day day)
{
    if (calendar.is_working(day))
        return false;
    return !is_weekend(day) || is_fixed(day) || adjoins_weekday_off(calendar, day, days{1}) ||
           adjoins_weekday_off(calendar, day, days{-1});
}

} // namespace fengye::casework
