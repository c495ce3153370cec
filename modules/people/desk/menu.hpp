#pragma once

#include "modules/people/desk/desk.hpp"

namespace fengye::people {

// The lines of the menu this person may open, with what waits behind each.
std::vector<html::Values> menu_rows(Desk const&);

} // namespace fengye::people
