#pragma once

#include <vector>

#include "modules/editorial/editorial.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial::store {

// What a public item does to older ones, in place of what it did before.
void save_relations(db::Transaction&, ItemId, std::vector<Relation> const&);

std::vector<Relation> relations_of(db::Reader const&, ItemId);
// What public items do to this one, the earliest first, each with the day since when.
std::vector<Relation> later_texts_of(db::Reader const&, ItemId);

} // namespace fengye::editorial::store
