#pragma once

#include <vector>

#include "modules/editorial/editorial.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial::store {

struct Present {
    PersonId person;
    Moment since;
};

// Somebody who was not seen since `stale` comes anew.
void note_presence(db::Transaction&, ItemId, PersonId, Moment now, Moment stale);
// Those seen after `stale`, in the order they came.
std::vector<Present> present_in(db::Reader const&, ItemId, Moment stale);

} // namespace fengye::editorial::store
