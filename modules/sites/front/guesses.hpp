#pragma once

#include <string_view>
#include <vector>

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// Columns, channels and units whose names or addresses share words with an address that leads nowhere:
// {LINK_NAME, LINK_URL}, the likeliest first.
std::vector<html::Values> guesses_for(Public&, std::string_view path);

} // namespace fengye::sites
