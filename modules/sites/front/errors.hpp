#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// The page of an answer that is none: what happened, what to do, whom to call. `fillings` may hold
// "withdrawal" (410, as JSON), "event" (the number of an accident) and "words" (what the refusal says).
View show_error(Public&, int status, Fillings const&);

} // namespace fengye::sites
