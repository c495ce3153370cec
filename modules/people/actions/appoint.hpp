#pragma once

#include "modules/people/domain/appointment.hpp"

namespace fengye::people {

enum class Standing { holder, deputy };

struct NewAppointment {
    PersonId person;
    Role role;
    UnitId unit;
    Day from;
    std::optional<Day> until{}; // the last day
    Standing standing{Standing::holder};
};

// R30, R36. Refuses an end before the start, the same role in the same unit at the same time, someone who has
// left, and two roles that one person must not hold together.
Result<AppointmentId> appoint(Work&, NewAppointment const&);

} // namespace fengye::people
