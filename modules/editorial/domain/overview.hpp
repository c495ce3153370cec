#pragma once

#include <array>
#include <vector>

#include "modules/editorial/domain/item.hpp"
#include "platform/calendar/calendar.hpp"

namespace fengye::editorial {

inline constexpr std::size_t return_reasons = names_of(ReturnReason{}).size();

// R36: what a head in charge of disclosure supervises, of one unit, or of all together.
struct UnitFigures {
    UnitId unit;
    // Now.
    int to_review{0}, to_sign{0}, overdue{0}, urgent{0};
    // In a period.
    int submitted{0}; // every time an edition was
    std::array<int, return_reasons> returned{};
    int withheld{0}, signed_off{0};
    int published{0}; // for the first time
    int late{0};      // of these
    int on_home{0};   // of these: in a column whose newest rows stand on the home page
    int dismissed{0}; // findings
};

// A column of figures, and what the units are put in order by.
enum class Figure {
    unit,
    to_review,
    to_sign,
    overdue,
    urgent,
    submitted,
    returned,
    withheld,
    signed_off,
    published,
    late,
    on_home,
    dismissed
};
constexpr Names<13> names_of(Figure)
{
    return {"unit",     "to_review", "to_sign",   "overdue", "urgent",  "submitted", "returned",
            "withheld", "signed",    "published", "late",    "on_home", "dismissed"};
}
inline constexpr std::array figures_now{Figure::to_review, Figure::to_sign, Figure::overdue, Figure::urgent};
inline constexpr std::array figures_of_period{Figure::submitted,  Figure::returned,  Figure::withheld,
                                              Figure::signed_off, Figure::published, Figure::late,
                                              Figure::on_home,    Figure::dismissed};

int value_of(UnitFigures const&, Figure);
UnitFigures sum_of(std::vector<UnitFigures> const&);
// The largest first; by unit they stay in the order they have.
void sort_figures(std::vector<UnitFigures>&, Figure);

// R37 within the next working day: what has waited since before this moment is overdue.
Moment overdue_before(Calendar const&, Day today);

// Regulation on Open Government Information, art. 26: within 20 working days of being made.
inline constexpr WorkingDays publication_time{20};
bool is_late(Calendar const&, Day published, int days_from_event);

} // namespace fengye::editorial
