#pragma once

#include "modules/editorial/store/items.hpp"
#include "platform/http/request.hpp"

namespace fengye::editorial {

// Which items an address asks for. Whose: the unit's own for its staff; what is public for those who look
// after the whole site. All of them from the first on, unless the caller says otherwise.
store::ItemFilter filter_of(http::Request const&);

// What of it the address says, to be said again by another.
http::Pairs chosen_pairs(http::Request const&);

} // namespace fengye::editorial
