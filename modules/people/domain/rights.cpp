#include "modules/people/domain/rights.hpp"

#include <algorithm>

namespace fengye::people {

namespace {

void add_once(std::vector<Right>& rights, Right right)
{
    bool const is_known = std::any_of(rights.begin(), rights.end(), [&](Right const& held) {
        return held.name == right.name && held.unit == right.unit;
    });
    if (!is_known)
        rights.push_back(std::move(right));
}

} // namespace

std::vector<RoleRight> rights_of_role(Role role)
{
    std::vector<RoleRight> rights;
    for (auto const& row : role_rights)
        if (row.role == role)
            rights.push_back(row);
    return rights;
}

std::vector<Right> rights_from(std::span<Appointment const> appointments, Day day)
{
    std::vector<Right> rights{{"desk", {}}};
    for (auto const& appointment : appointments) {
        if (!appointment.holds_on(day))
            continue;
        for (auto const& row : rights_of_role(appointment.role))
            add_once(
                rights, {std::string{row.right}, row.scope == Scope::city ? UnitId{} : appointment.unit});
    }
    return rights;
}

bool may_see(Actor const& actor, UnitId unit)
{
    return actor.may("people.read", unit) || may_manage(actor, unit);
}

bool may_fill(Actor const& actor, Role role, UnitId unit)
{
    return actor.may("people.manage", unit) ||
           (is_filled_by_the_unit(role) && actor.may("people.unit", unit));
}

bool may_manage(Actor const& actor, UnitId unit)
{
    return actor.may("people.manage", unit) || actor.may("people.unit", unit);
}

bool may_manage(Actor const& actor, Person const& person, std::span<Appointment const> of_person, Day today)
{
    if (actor.may("people.manage"))
        return true;
    return actor.may("people.unit", person.unit) &&
           std::all_of(of_person.begin(), of_person.end(), [&](Appointment const& appointment) {
               return appointment.is_over(today) || may_fill(actor, appointment.role, appointment.unit);
           });
}

} // namespace fengye::people
