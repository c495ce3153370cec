#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// The units that have published something, in groups: {GROUP_NAME, GROUP_COUNT, UNITS {UNIT_NAME, UNIT_URL}}.
// Each leads to what it has published.
std::vector<html::Values> unit_groups(Public&);

} // namespace fengye::sites
