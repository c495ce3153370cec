#pragma once

#include <optional>

#include "modules/editorial/domain/recall.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial::store {

struct Recall {
    PersonId person;
    Moment recalled_at;
    RecallEvidence evidence;
};

// A second recall of the same item replaces the first.
void save_recall(db::Transaction&, ItemId, Recall const&);
std::optional<Recall> find_recall(db::Reader const&, ItemId);

// Public items, at most 50, whose text holds this address.
std::vector<ItemId> items_linking_to(db::Reader const&, std::string const& path);

} // namespace fengye::editorial::store
