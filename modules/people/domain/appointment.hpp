#pragma once

#include <optional>

#include "modules/people/people.hpp"

namespace fengye::people {

using AppointmentId = Id<struct AppointmentTag>;

// R30, R36: who does what for which unit, from a day on, until a day. A deputy stands in and may do the same.
struct Appointment {
    AppointmentId id;
    PersonId person;
    Role role;
    UnitId unit;
    Day from;
    std::optional<Day> until{}; // the last day
    bool is_deputy{false};

    bool holds_on(Day day) const { return from <= day && (!until || day <= *until); }
    bool is_over(Day today) const { return until && *until < today; }
    // Whether both hold on some day.
    bool overlaps(Appointment const& other) const
    {
        return (!until || other.from <= *until) && (!other.until || from <= *other.until);
    }
};

// What one person must not be at the same time: who keeps the records publishes nothing (MLPS), content and
// structure are decided by different people, and who manages accounts neither writes nor signs.
bool may_be_one_person(Role, Role);

// Roles a disclosure head fills in the own unit; all others are filled by the operator.
bool is_filled_by_the_unit(Role);

} // namespace fengye::people
