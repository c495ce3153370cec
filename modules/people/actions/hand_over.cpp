#include "modules/people/actions/hand_over.hpp"

#include <algorithm>

#include "modules/people/store/appointments.hpp"
#include "modules/people/store/persons.hpp"
#include "modules/people/store/tasks.hpp"

namespace fengye::people {

namespace {

bool works_in(db::Reader const& reader, Person const& person, UnitId unit, Day today)
{
    if (person.unit == unit)
        return true;
    auto const appointments = store::appointments_of(reader, person.id);
    return std::any_of(appointments.begin(), appointments.end(), [&](Appointment const& held) {
        return held.unit == unit && held.holds_on(today);
    });
}

void end_everything(Work& work, PersonId person, Day last_day)
{
    store::set_left(work.tx, person, last_day);
    for (auto const& held : store::appointments_of(work.tx, person))
        if (!held.until || *held.until > last_day)
            store::end_appointment(work.tx, held.id, std::max(last_day, held.from));
}

} // namespace

Result<void> hand_over(Work& work, HandOver const& wanted)
{
    auto const today = day_of(work.now);
    auto const from = TRY(store::find_person(work.tx, wanted.from));
    auto const to = TRY(store::find_person(work.tx, wanted.to));
    if (from.id == to.id || to.has_left(today) || !works_in(work.tx, to, from.unit, today))
        return refuse(Because::not_valid, "people.error_successor", "successor");

    store::move_tasks(work.tx, from.id, to.id);
    if (wanted.leaves_on)
        end_everything(work, from.id, *wanted.leaves_on);
    work.record(
        "people.handed_over", "person/" + from.id.text(),
        "person/" + to.id.text() + (wanted.leaves_on ? " " + to_text(*wanted.leaves_on) : std::string{}));
    work.announce(PersonHandedOver{from.id, to.id});
    return {};
}

} // namespace fengye::people
