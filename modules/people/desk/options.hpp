#pragma once

#include "modules/people/desk/desk.hpp"

namespace fengye::people {

// Options of the selects for units and roles, as persons.html and person.html show them.
std::vector<html::Values>
unit_options(Desk const&, std::vector<UnitRecord> const&, std::string const& chosen_code);
std::vector<html::Values> role_options(Desk const&, std::vector<Role> const&, std::string const& chosen);

std::vector<Role> all_roles();
// Units this person may look at, and those to which people may be added.
std::vector<UnitRecord> units_to_see(Desk const&);
std::vector<UnitRecord> units_to_manage(Desk const&);
// Roles this person may fill somewhere.
std::vector<Role> roles_to_fill(Desk const&);

// A day as a form sends it. Refuses, with the field, what is no day; nothing when it was left empty.
Result<std::optional<Day>> read_day(http::Form const&, std::string_view field);

} // namespace fengye::people
