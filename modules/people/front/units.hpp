#pragma once

#include "modules/people/people.hpp"
#include "platform/front/types.hpp"

namespace fengye::people {

// A unit has no page of its own: it is part of the site's structure, which pages are drawn from.
front::Placement place_unit(UnitRecord const&);

} // namespace fengye::people
