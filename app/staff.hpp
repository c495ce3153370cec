#pragma once

#include <string>
#include <vector>

#include "app/city.hpp"
#include "modules/people/people.hpp"

// Persons, accounts and links for the commands that make a city.
namespace fengye {

// Posts, no invented people: officer, reviewer and head in every unit; accounts in five, and for the city's
// roles.
void appoint_demo_staff(City&, std::string const& password);

// The one-time link of the operator's account, made at the first call.
std::string operator_link(City&);
// Empty when there is no such account.
std::string link_for_account(City&, std::string const& name);
std::vector<std::string> account_lines(City&);

// Who acts for a unit in a role, with the rights of that day.
Actor staff_actor(City&, std::string const& unit, people::Role role);

} // namespace fengye
