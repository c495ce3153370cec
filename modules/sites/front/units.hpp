#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// The units that have published something, in groups: {GROUP_NAME, GROUP_COUNT, UNITS {UNIT_NAME, UNIT_URL}}.
// Each leads to what it has published.
std::vector<html::Values> unit_groups(Public&);

// One choice of a filter: {OPTION_VALUE, OPTION_NAME, IS_SELECTED}.
html::Values option_values(std::string value, std::string name, bool is_selected);

// The choices of units, largest share first.
std::vector<html::Values> unit_options(Public&, std::vector<front::Share> const&, std::string const& chosen);

} // namespace fengye::sites
