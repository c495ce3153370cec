#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "modules/people/domain/appointment.hpp"
#include "modules/people/domain/person.hpp"

namespace fengye::people {

enum class Scope { unit, city };
constexpr Names<2> names_of(Scope)
{
    return {"unit", "city"};
}

struct RoleRight {
    Role role;
    std::string_view right;
    Scope scope;
};

// The one table of what a role may do. Everyone who is signed in may use the desk besides.
inline constexpr RoleRight role_rights[] = {
    {Role::officer, "editorial.draft", Scope::unit},
    {Role::officer, "editorial.see", Scope::unit},
    {Role::officer, "editorial.read", Scope::unit},
    {Role::reviewer, "editorial.review", Scope::unit},
    {Role::reviewer, "editorial.see", Scope::unit},
    {Role::reviewer, "editorial.read", Scope::unit},
    {Role::disclosure_head, "editorial.sign", Scope::unit},
    {Role::disclosure_head, "editorial.see", Scope::unit},
    {Role::disclosure_head, "editorial.read", Scope::unit},
    {Role::disclosure_head, "editorial.withdraw", Scope::unit},
    {Role::disclosure_head, "editorial.overview", Scope::unit},
    {Role::disclosure_head, "people.unit", Scope::unit},
    {Role::disclosure_head, "letters.release", Scope::unit},
    {Role::disclosure_head, "letters.read", Scope::unit},
    {Role::disclosure_head, "letters.overview", Scope::unit},
    {Role::handler, "letters.handle", Scope::unit},
    {Role::handler, "letters.read", Scope::unit},
    {Role::leader, "letters.instruct", Scope::unit},
    {Role::leader, "letters.read", Scope::unit},
    {Role::leader, "letters.overview", Scope::city},
    {Role::editor, "letters.overview", Scope::city},
    {Role::editor, "editorial.see", Scope::city},
    {Role::editor, "editorial.withdraw", Scope::city},
    {Role::editor, "editorial.terms", Scope::city},
    {Role::editor, "editorial.overview", Scope::city},
    {Role::editor, "editorial.calls", Scope::city},
    {Role::editor, "sites.content", Scope::city},
    {Role::centre, "sites.structure", Scope::city},
    {Role::centre, "people.read", Scope::city},
    {Role::assessor, "facts.read", Scope::city},
    {Role::operator_, "people.manage", Scope::city},
    {Role::operator_, "people.read", Scope::city},
    {Role::operator_, "system.status", Scope::city},
    {Role::auditor, "journal.read", Scope::city},
};

std::vector<RoleRight> rights_of_role(Role);

// Rights from the appointments that hold on a day, each once.
std::vector<Right> rights_from(std::span<Appointment const>, Day);

// Who may look at a unit and its people.
bool may_see(Actor const&, UnitId);
// Who may fill a role in a unit, and empty it.
bool may_fill(Actor const&, Role, UnitId);
// Who may add people to a unit, and decide its settings.
bool may_manage(Actor const&, UnitId);
// Who may touch a person's accounts. A disclosure head may not reach the accounts of those who hold anything
// the head could not have given, or a set-up link would be a way to their rights.
bool may_manage(Actor const&, Person const&, std::span<Appointment const> of_person, Day today);

} // namespace fengye::people
