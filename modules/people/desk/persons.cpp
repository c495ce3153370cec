#include "modules/people/desk/persons.hpp"

#include "modules/people/actions/add_account.hpp"
#include "modules/people/actions/add_person.hpp"
#include "modules/people/actions/appoint.hpp"
#include "modules/people/actions/setup_links.hpp"
#include "modules/people/desk/options.hpp"
#include "modules/people/domain/rights.hpp"
#include "modules/people/store/accounts.hpp"
#include "modules/people/store/appointments.hpp"
#include "modules/people/store/persons.hpp"

namespace fengye::people {

namespace {

constexpr int rows_per_page = 50;

// What the page shows besides the list: a link made just now, or a form that was refused.
struct Beside {
    Refusal const* refusal{nullptr};
    http::Form const* form{nullptr};
    std::string link_person{};
    std::string link{};
};

struct NewPersonForm {
    NewPerson person;
    std::string account;
    Role role;
    Day from;
};

bool sees_somebody(Actor const& actor)
{
    return actor.may("people.read") || actor.may("people.manage") || actor.may("people.unit");
}

html::Values seen_values(std::optional<Moment> seen)
{
    return {
        {"WAS_SEEN", seen.has_value()},
        {"NEVER_SEEN", !seen},
        {"SEEN_AT", seen ? to_iso(*seen) : std::string{}},
        {"SEEN_AT_TEXT", seen ? to_short_text(*seen) : std::string{}}};
}

html::Values row_of(Desk const& desk, Person const& person)
{
    std::vector<std::string> names, roles;
    std::optional<Moment> seen;
    bool is_open = false, is_set_up = false;
    for (auto const& account : store::accounts_of(desk.reader, person.id)) {
        names.push_back(account.name);
        seen = std::max(seen, account.last_signed_in_at);
        is_open = is_open || !account.is_disabled;
        is_set_up = is_set_up || account.is_set_up();
    }
    for (auto const& held : store::appointments_of(desk.reader, person.id))
        if (held.holds_on(desk.today))
            roles.push_back(desk.said("people.role_", held.role));
    bool const is_closed = person.has_left(desk.today) || (!names.empty() && !is_open);
    return seen_values(seen) + html::Values{
                                   {"PERSON_URL", "/desk/persons/" + person.id.text()},
                                   {"PERSON_ROW_NAME", person.post},
                                   {"PERSON_UNIT", unit_name(desk.reader, desk.language, person.unit)},
                                   {"PERSON_ROLES", joined(roles)},
                                   {"PERSON_ACCOUNT", joined(names)},
                                   {"IS_CLOSED", is_closed},
                                   {"IS_NOT_SET_UP", !is_closed && !is_set_up},
                               };
}

html::Values new_person_values(Desk const& desk, http::Form const* form)
{
    auto const typed = [&](std::string_view field) { return form ? form->text(field) : std::string{}; };
    auto const unit = form ? form->text("new_unit") : desk.request.argument("unit");
    return {
        {"NEW_NAME", typed("person_name")},
        {"NEW_ACCOUNT", typed("account")},
        {"NEW_EMAIL", typed("email")},
        {"NEW_UNITS", unit_options(desk, units_to_manage(desk), unit)},
        {"NEW_ROLES", role_options(desk, roles_to_fill(desk), typed("new_role"))},
        {"NEW_FROM", form ? form->text("from") : to_text(desk.today)},
    };
}

// Shown by views/persons.html. Whoever may see one unit sees that unit's people.
html::Page persons_page(Desk const& desk, Beside const& beside)
{
    auto const& request = desk.request;
    auto const visible = units_to_see(desk);
    auto const asked = find_unit(desk.reader, request.argument("unit"));
    bool const may_see_all =
        request.actor().may("people.read", {}) || request.actor().may("people.manage", {});
    bool const may_see_asked = asked && may_see(request.actor(), asked->id);
    UnitId const unit = may_see_asked                    ? asked->id
                        : may_see_all || visible.empty() ? UnitId{}
                                                         : visible.front().id;
    store::PersonFilter filter{
        unit,       parse<Role>(request.argument("role")),         request.argument("keyword"),
        desk.today, (page_asked_for(request) - 1) * rows_per_page, rows_per_page};
    auto const total = store::count_persons(desk.reader, filter);
    std::vector<html::Values> rows;
    for (auto const& person : store::list_persons(desk.reader, filter))
        rows.push_back(row_of(desk, person));
    bool const has_rows = !rows.empty();
    auto const chosen = find_unit(desk.reader, unit);
    return {
        "people/persons",
        desk.errors(beside.refusal, {"person_name", "account", "new_unit", "new_role", "from", "email"}) +
            pager_values(request, total, rows_per_page) + new_person_values(desk, beside.form) +
            html::Values{
                {"CSRF", desk.csrf()},
                {"TOTAL", total},
                {"MAY_ADD", request.actor().may("people.manage") || request.actor().may("people.unit")},
                {"HAS_LINK", !beside.link.empty()},
                {"LINK_PERSON", beside.link_person},
                {"LINK_URL", beside.link},
                {"UNITS", unit_options(desk, visible, chosen ? chosen->code : std::string{})},
                {"ROLES", role_options(desk, all_roles(), request.argument("role"))},
                {"KEYWORD", filter.keyword},
                {"HAS_PERSONS", has_rows},
                {"PERSONS", std::move(rows)},
                {"NO_PERSONS", !has_rows},
            }};
}

http::Response
persons_screen(http::Request const& request, Platform& platform, Beside const& beside, int status)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    return desk.screen(desk.say("people.persons"), persons_page(desk, beside), status);
}

Result<NewPersonForm> read_new_person(http::Request const& request, db::Reader const& reader)
{
    auto const& form = *request.form();
    auto const unit = find_unit(reader, form.text("new_unit"));
    if (!unit)
        return refuse(Because::not_valid, "people.error_unit_missing", "new_unit");
    auto const role = parse<Role>(form.text("new_role"));
    if (!role)
        return refuse(Because::not_valid, "people.error_role_missing", "new_role");
    if (!may_manage(request.actor(), unit->id) || !may_fill(request.actor(), *role, unit->id))
        return refuse(Because::not_allowed, "platform.not_allowed");
    auto const from = TRY(read_day(form, "from"));
    if (!from)
        return refuse(Because::not_valid, "people.error_date_wrong", "from");
    return NewPersonForm{
        {form.text("person_name"), unit->id, form.text("email")}, form.text("account"), *role, *from};
}

} // namespace

Result<http::Response> show_persons(http::Request const& request, Platform& platform)
{
    if (!sees_somebody(request.actor()))
        return refuse(Because::not_allowed, "platform.not_allowed");
    return persons_screen(request, platform, {}, 200);
}

// Person, account, link and first appointment, or none of them. The link is shown in the answer, and never
// again.
Result<http::Response> create_person(http::Request const& request, Platform& platform)
{
    if (!sees_somebody(request.actor()))
        return refuse(Because::not_allowed, "platform.not_allowed");
    auto const wanted = read_new_person(request, platform.desk.reader());
    if (!wanted && wanted.error().because == Because::not_allowed)
        return tl::unexpected{wanted.error()};
    auto const secret = new_secret(platform.key, SecretKind::setup_link);
    auto const add = [&](Work& work) -> Result<PersonId> {
        auto const person = TRY(add_person(work, wanted->person));
        auto const account = TRY(add_account(work, person, wanted->account));
        TRY(appoint(work, {person, wanted->role, wanted->person.unit, wanted->from}));
        TRY(make_setup_link(work, account, secret));
        return person;
    };
    auto const added =
        wanted ? platform.works.run(request.actor(), add) : Result<PersonId>{tl::unexpected{wanted.error()}};
    if (!added)
        return persons_screen(request, platform, {&added.error(), &*request.form()}, 422);
    return persons_screen(
        request, platform,
        {nullptr, nullptr, wanted->person.post,
         site_address(request, platform.settings) + path_of_link(secret)},
        200);
}

} // namespace fengye::people
