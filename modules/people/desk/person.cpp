#include "modules/people/desk/person.hpp"

#include <algorithm>

#include "modules/people/desk/options.hpp"
#include "modules/people/domain/rights.hpp"
#include "modules/people/store/accounts.hpp"
#include "modules/people/store/appointments.hpp"
#include "modules/people/store/persons.hpp"

namespace fengye::people {

namespace {

std::string url_of(PersonId person, std::string const& rest = {})
{
    return "/desk/persons/" + person.text() + rest;
}

std::vector<html::Values> successor_options(Desk const& desk, Person const& person)
{
    std::vector<html::Values> rows;
    for (auto const& other : store::others_in(desk.reader, person.unit, person.id, desk.today))
        rows.push_back({{"SUCCESSOR", other.id}, {"SUCCESSOR_NAME", other.post}});
    return rows;
}

html::Values appointment_row(Desk const& desk, Appointment const& held)
{
    return {
        {"APPOINTMENT", held.id},
        {"APPOINTMENT_ROLE", desk.said("people.role_", held.role)},
        {"APPOINTMENT_UNIT", unit_name(desk.reader, desk.language, held.unit)},
        {"IS_DEPUTY", held.is_deputy},
        {"SINCE", held.from},
        {"SINCE_TEXT", held.from},
        {"HAS_UNTIL", held.until.has_value()},
        {"UNTIL", held.until},
        {"UNTIL_TEXT", held.until},
        {"IS_ACTIVE", held.holds_on(desk.today)},
        {"MAY_END", !held.is_over(desk.today) && may_fill(desk.request.actor(), held.role, held.unit)},
        {"END_URL", url_of(held.person, "/appointments/" + held.id.text() + "/end")},
    };
}

html::Values account_row(Account const& account, bool may_manage_accounts)
{
    auto const url = url_of(account.person, "/accounts/" + account.id.text());
    auto const& seen = account.last_signed_in_at;
    return {
        {"ACCOUNT_ID", account.id},
        {"ACCOUNT", account.name},
        {"IS_CLOSED", account.is_disabled},
        {"IS_NOT_SET_UP", !account.is_disabled && !account.is_set_up()},
        {"WAS_SEEN", seen.has_value()},
        {"NEVER_SEEN", !seen},
        {"SEEN_AT", seen ? to_iso(*seen) : std::string{}},
        {"SEEN_AT_TEXT", seen ? to_short_text(*seen) : std::string{}},
        {"MAY_LINK", may_manage_accounts && !account.is_disabled},
        {"NEW_LINK_URL", url + "/link"},
        {"MAY_CLOSE", may_manage_accounts && !account.is_disabled},
        {"CLOSE_URL", url + "/disabling"},
    };
}

// The fields of the three forms: as they were typed, or as they begin.
html::Values form_values(Desk const& desk, Person const& person, http::Form const* form)
{
    auto const typed = [&](std::string_view field) { return form ? form->text(field) : std::string{}; };
    auto const own = find_unit(desk.reader, person.unit);
    return {
        {"NEW_UNITS", unit_options(
                          desk, units_to_manage(desk),
                          form && !typed("new_unit").empty() ? typed("new_unit")
                          : own                              ? own->code
                                                             : std::string{})},
        {"NEW_ROLES", role_options(desk, roles_to_fill(desk), typed("new_role"))},
        {"NEW_FROM", typed("from").empty() ? to_text(desk.today) : typed("from")},
        {"NEW_TO", typed("to")},
        {"IS_NEW_DEPUTY", !typed("deputy").empty()},
        {"NEW_ACCOUNT", typed("account")},
        {"LEAVES_ON", typed("leaves_on")},
        {"NEW_EMAIL", form && !form->all("email").empty() ? typed("email") : person.email},
    };
}

// Shown by views/person.html.
html::Page person_page(Desk const& desk, Person const& person, BesidePerson const& beside)
{
    auto const& actor = desk.request.actor();
    auto const held = store::appointments_of(desk.reader, person.id);
    bool const is_here = !person.has_left(desk.today);
    bool const may_manage_it = is_here && may_manage(actor, person, held, desk.today);
    std::vector<html::Values> appointments, accounts;
    for (auto const& appointment : held)
        appointments.push_back(appointment_row(desk, appointment));
    for (auto const& account : store::accounts_of(desk.reader, person.id))
        accounts.push_back(account_row(account, may_manage_it));
    auto successors = successor_options(desk, person);
    bool const has_appointments = !appointments.empty(), has_successors = !successors.empty();
    return {
        "people/person", desk.errors(
                             beside.refusal, {"new_unit", "new_role", "from", "to", "account", "successor",
                                              "leaves_on", "email"}) +
                             form_values(desk, person, beside.form) +
                             html::Values{
                                 {"CSRF", desk.csrf()},
                                 {"PERSON_NAME", person.post},
                                 {"PERSON_UNIT", unit_name(desk.reader, desk.language, person.unit)},
                                 {"HAS_LEFT", person.left_on.has_value()},
                                 {"LEFT_ON_TEXT", person.left_on},
                                 {"HAS_LINK", !beside.link.empty()},
                                 {"LINK_PERSON", person.post},
                                 {"LINK_URL", beside.link},
                                 {"HAS_APPOINTMENTS", has_appointments},
                                 {"NO_APPOINTMENTS", !has_appointments},
                                 {"APPOINTMENTS", std::move(appointments)},
                                 {"TODAY", desk.today},
                                 {"SUCCESSORS", std::move(successors)},
                                 {"MAY_APPOINT", is_here && may_manage(actor, person.unit)},
                                 {"APPOINT_URL", url_of(person.id, "/appointments")},
                                 {"ACCOUNTS", std::move(accounts)},
                                 {"SHOWS_EMAIL", !may_manage_it && !person.email.empty()},
                                 {"SHOWS_NO_EMAIL", !may_manage_it && person.email.empty()},
                                 {"EMAIL", person.email},
                                 {"MAY_SET_EMAIL", may_manage_it},
                                 {"EMAIL_URL", url_of(person.id, "/email")},
                                 {"MAY_ADD_ACCOUNT", may_manage_it},
                                 {"ADD_ACCOUNT_URL", url_of(person.id, "/accounts")},
                                 {"MAY_HAND_OVER", may_manage_it && has_successors},
                                 {"HAND_OVER_URL", url_of(person.id, "/hand-over")},
                             }};
}

} // namespace

Result<Person> find_visible_person(http::Request const& request, db::Reader const& reader)
{
    auto const id = request.id<PersonId>("id");
    if (!id)
        return refuse(Because::not_found, "platform.not_found");
    auto const person = store::find_person(reader, *id);
    if (!person || !may_see(request.actor(), person->unit))
        return refuse(Because::not_found, "platform.not_found");
    return *person;
}

Result<Person> find_managed_person(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    auto const person = TRY(find_visible_person(request, reader));
    if (!may_manage(
            request.actor(), person, store::appointments_of(reader, person.id), day_of(platform.clock.now())))
        return refuse(Because::not_allowed, "platform.not_allowed");
    return person;
}

http::Response person_screen(
    http::Request const& request, Platform& platform, Person const& person, BesidePerson const& beside)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    int const status = !beside.refusal ? 200 : beside.refusal->because == Because::conflict ? 409 : 422;
    return desk.screen(desk.say("people.persons"), person_page(desk, person, beside), status);
}

http::Response back_to(Person const& person, std::string_view done)
{
    return http::see_other(url_of(person.id, "?done=" + std::string{done}));
}

Result<http::Response> show_person(http::Request const& request, Platform& platform)
{
    auto const person = TRY(find_visible_person(request, platform.desk.reader()));
    return person_screen(request, platform, person, {});
}

} // namespace fengye::people
