#pragma once

#include "modules/letters/letters.hpp"

namespace fengye::letters {

// To the published letters, and on to a page below them.
std::vector<Crumb> crumbs_to_letters(Public&, std::string const& page_below = {});

} // namespace fengye::letters
