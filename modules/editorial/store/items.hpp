#pragma once

#include "modules/editorial/domain/item.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial::store {

std::optional<Item> find_item(db::Reader const&, ItemId); // with its writers; lists leave them out
void add_item(db::Transaction&, Item const&);
// Refuses with conflict when someone else changed the item since it was read.
Result<void> save_item(db::Transaction&, Item const&);

struct ItemFilter {
    std::optional<UnitId> unit{}; // none: every unit's, for those who may see them
    std::optional<ItemState> state{};
    sites::ColumnId column{};
    PersonId author{};
    std::string keyword{}; // in the title, or an item's number
    int offset{0};
    int limit{20};
};
std::vector<Item> list_items(db::Reader const&, ItemFilter const&); // last changed first
std::int64_t count_items(db::Reader const&, ItemFilter const&);
// Oldest first: what waits for review and sign-off in a unit.
std::vector<Item> waiting_items(db::Reader const&, UnitId, ItemState);
std::int64_t count_waiting(db::Reader const&, UnitId, ItemState);

} // namespace fengye::editorial::store
