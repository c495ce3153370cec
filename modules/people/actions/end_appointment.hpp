#pragma once

#include "modules/people/domain/appointment.hpp"

namespace fengye::people {

// The role ends with its last day. Refuses a day before its first, and an appointment that is over already.
Result<void> end_appointment(Work&, AppointmentId, Day last_day);

} // namespace fengye::people
