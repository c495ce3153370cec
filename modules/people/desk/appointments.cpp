#include "modules/people/desk/appointments.hpp"

#include "modules/people/actions/appoint.hpp"
#include "modules/people/actions/end_appointment.hpp"
#include "modules/people/actions/hand_over.hpp"
#include "modules/people/desk/options.hpp"
#include "modules/people/desk/person.hpp"
#include "modules/people/domain/rights.hpp"
#include "modules/people/store/appointments.hpp"

namespace fengye::people {

namespace {

Result<NewAppointment> read_appointment(http::Form const& form, PersonId person, db::Reader const& reader)
{
    auto const unit = find_unit(reader, form.text("new_unit"));
    if (!unit)
        return refuse(Because::not_valid, "people.error_unit_missing", "new_unit");
    auto const role = parse<Role>(form.text("new_role"));
    if (!role)
        return refuse(Because::not_valid, "people.error_role_missing", "new_role");
    auto const from = TRY(read_day(form, "from"));
    auto const to = TRY(read_day(form, "to"));
    if (!from)
        return refuse(Because::not_valid, "people.error_date_wrong", "from");
    return NewAppointment{person, *role, unit->id,
                          *from,  to,    form.ticked("deputy") ? Standing::deputy : Standing::holder};
}

struct Ending {
    Appointment appointment;
    Day last_day;
    std::optional<PersonId> successor;
};

Result<Ending> read_end(http::Request const& request, Platform& platform, PersonId person)
{
    auto const id = request.id<AppointmentId>("appointment");
    if (!id)
        return refuse(Because::not_found, "platform.not_found");
    auto const appointment = TRY(store::find_appointment(platform.desk.reader(), *id));
    if (appointment.person != person)
        return refuse(Because::not_found, "platform.not_found");
    auto const& form = *request.form();
    auto const to = TRY(read_day(form, "to"));
    return Ending{
        appointment, to.value_or(day_of(platform.clock.now())), PersonId::from(form.text("successor"))};
}

// Each appointment has a field of its own for its last day.
Refusal about_end(Refusal refusal, std::string const& appointment)
{
    for (auto& wrong : refusal.fields)
        if (wrong.field == "to")
            wrong.field = "end-" + appointment;
    return refusal;
}

} // namespace

Result<http::Response> create_appointment(http::Request const& request, Platform& platform)
{
    auto const person = TRY(find_visible_person(request, platform.desk.reader()));
    auto const& form = *request.form();
    auto const wanted = read_appointment(form, person.id, platform.desk.reader());
    if (!wanted)
        return person_screen(request, platform, person, {&wanted.error(), &form});
    // A disclosure head fills roles of the own unit with the unit's own people.
    bool const is_allowed =
        may_manage(request.actor(), person.unit) && may_fill(request.actor(), wanted->role, wanted->unit);
    if (!is_allowed)
        return refuse(Because::not_allowed, "platform.not_allowed");
    auto const appointed =
        platform.works.run(request.actor(), [&](Work& work) { return appoint(work, *wanted); });
    if (!appointed)
        return person_screen(request, platform, person, {&appointed.error(), &form});
    return back_to(person, "people.appointment_saved");
}

Result<http::Response> create_end(http::Request const& request, Platform& platform)
{
    auto const person = TRY(find_visible_person(request, platform.desk.reader()));
    auto const ending = read_end(request, platform, person.id);
    if (!ending && ending.error().because == Because::not_found)
        return tl::unexpected{ending.error()};
    if (ending && !may_fill(request.actor(), ending->appointment.role, ending->appointment.unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    auto const end = [&](Work& work) -> Result<void> {
        TRY(end_appointment(work, ending->appointment.id, ending->last_day));
        if (ending->successor)
            TRY(hand_over(work, {person.id, *ending->successor}));
        return {};
    };
    auto const ended =
        ending ? platform.works.run(request.actor(), end) : Result<void>{tl::unexpected{ending.error()}};
    if (!ended) {
        auto const refusal = about_end(ended.error(), request.parameter("appointment"));
        return person_screen(request, platform, person, {&refusal, &*request.form()});
    }
    return back_to(person, "people.appointment_ended");
}

Result<http::Response> create_hand_over(http::Request const& request, Platform& platform)
{
    auto const person = TRY(find_managed_person(request, platform));
    auto const& form = *request.form();
    auto const successor = PersonId::from(form.text("successor"));
    auto const leaves_on = read_day(form, "leaves_on");
    if (!leaves_on)
        return person_screen(request, platform, person, {&leaves_on.error(), &form});
    auto const handed = platform.works.run(request.actor(), [&](Work& work) -> Result<void> {
        if (!successor)
            return refuse(Because::not_valid, "people.error_successor", "successor");
        return hand_over(work, {person.id, *successor, *leaves_on});
    });
    if (!handed)
        return person_screen(request, platform, person, {&handed.error(), &form});
    return back_to(person, "people.handed_over");
}

} // namespace fengye::people
