#pragma once

#include "modules/people/people.hpp"
#include "platform/settings/settings.hpp"

namespace fengye::people {

// Takes away what has served: ended sessions, old links, attempts, notes, settled tasks.
Result<void> forget_old(Work&, Settings const&);

} // namespace fengye::people
