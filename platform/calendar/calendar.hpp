#pragma once

#include <compare>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "platform/clock/clock.hpp"

namespace fengye {

// Working days (工作日): Monday to Friday without the days off of the year's plan, with its worked weekends.
struct WorkingDays {
    int count{0};
    auto operator<=>(WorkingDays const&) const = default;
    friend WorkingDays operator+(WorkingDays a, WorkingDays b) { return {a.count + b.count}; }
};

// One year's plan. The State Council announces it each November; until then a year is provisional: it holds
// the days of the holiday rules only, and a date that reaches it is an estimate (预计).
struct HolidayPlan {
    int year;
    bool announced;
    std::set<Day> days_off;
    std::set<Day> worked;
};

class Calendar {
public:
    explicit Calendar(std::vector<HolidayPlan>);

    // A plan's text is TOML: year, status (announced or provisional), days_off, worked. Throws when it is
    // wrong.
    static HolidayPlan read_plan(std::string_view toml);

    bool is_working(Day) const;
    // The last of so many working days after a day; the starting day is not counted (Civil Code art. 201).
    Day after(Day, WorkingDays) const;
    // Working days after `from`, up to and with `to`; negative when `to` is earlier.
    WorkingDays between(Day from, Day to) const;
    // Whether a date may still move because its year's plan is not announced.
    bool is_provisional(Day) const;

private:
    std::map<int, HolidayPlan> m_plans;
};

} // namespace fengye
