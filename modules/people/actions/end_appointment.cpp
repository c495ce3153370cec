#include "modules/people/actions/end_appointment.hpp"

#include <fmt/format.h>

#include "modules/people/store/appointments.hpp"

namespace fengye::people {

Result<void> end_appointment(Work& work, AppointmentId id, Day last_day)
{
    auto const appointment = TRY(store::find_appointment(work.tx, id));
    if (appointment.is_over(day_of(work.now)))
        return refuse(Because::conflict, "people.error_already_ended");
    if (last_day < appointment.from)
        return refuse(Because::not_valid, "people.error_to_before_from", "to");

    store::end_appointment(work.tx, id, last_day);
    work.record(
        "people.appointment_ended", "person/" + appointment.person.text(),
        fmt::format("{} unit/{} {}", name_of(appointment.role), appointment.unit.text(), to_text(last_day)));
    return {};
}

} // namespace fengye::people
