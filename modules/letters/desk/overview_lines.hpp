#pragma once

#include "modules/letters/desk/overseer.hpp"
#include "modules/letters/domain/open_letters.hpp"

namespace fengye::letters {

// What a unit has in hand of one system, and how it did in this month and the last.
struct OverviewLine {
    people::UnitRecord unit;
    System system{System::appeal};
    OpenLetters open;
    MonthOfLetters month, month_before;
};

// What the lines are sorted by; the units' own order is the first.
enum class OverviewOrder { unit, open, late, escalated, waiting, paused, median, most, satisfied, reopened };
constexpr Names<10> names_of(OverviewOrder)
{
    return {"unit",   "open",   "late", "escalated", "waiting",
            "paused", "median", "most", "satisfied", "reopened"};
}

// Those with anything to tell; of one system, or of all.
std::vector<OverviewLine> overview_lines(Overseer const&, std::optional<System>);
void sort_lines(std::vector<OverviewLine>&, OverviewOrder);
// The figures of all lines together.
OverviewLine sum_of(std::vector<OverviewLine> const&);

// Of those who rated, in hundred; nothing when nobody did. Fairly satisfied is satisfied.
std::optional<int> satisfied_percent(MonthOfLetters const&);

} // namespace fengye::letters
