#include "modules/people/actions/appoint.hpp"

#include <fmt/format.h>

#include "modules/people/store/appointments.hpp"
#include "modules/people/store/persons.hpp"

namespace fengye::people {

namespace {

Result<void> check_beside(Appointment const& wanted, Appointment const& held)
{
    if (!wanted.overlaps(held))
        return {};
    if (held.role == wanted.role && held.unit == wanted.unit)
        return refuse(Because::conflict, "people.error_already_appointed", "new_role");
    if (!may_be_one_person(held.role, wanted.role))
        return refuse(Because::not_valid, "people.error_roles_apart", "new_role");
    return {};
}

} // namespace

Result<AppointmentId> appoint(Work& work, NewAppointment const& wanted)
{
    auto const person = TRY(store::find_person(work.tx, wanted.person));
    auto const unit = find_unit(work.tx, wanted.unit);
    if (!unit)
        return refuse(Because::not_valid, "people.error_unit_missing", "new_unit");
    if (wanted.until && *wanted.until < wanted.from)
        return refuse(Because::not_valid, "people.error_to_before_from", "to");
    if (person.left_on && (!wanted.until || *wanted.until > *person.left_on))
        return refuse(Because::not_valid, "people.error_has_left");

    Appointment appointment{{},
                            wanted.person,
                            wanted.role,
                            wanted.unit,
                            wanted.from,
                            wanted.until,
                            wanted.standing == Standing::deputy};
    for (auto const& held : store::appointments_of(work.tx, wanted.person))
        TRY(check_beside(appointment, held));

    appointment.id = next_id<AppointmentId>(work.tx, "people_appointments");
    store::insert_appointment(work.tx, appointment);
    work.record(
        "people.appointed", "person/" + wanted.person.text(),
        fmt::format(
            "{} {} {}..{}{}", name_of(wanted.role), unit->code, to_text(wanted.from),
            wanted.until ? to_text(*wanted.until) : "", appointment.is_deputy ? " deputy" : ""));
    return appointment.id;
}

} // namespace fengye::people
