#pragma once

#include "modules/sites/sites.hpp"
#include "platform/db/db.hpp"

namespace fengye::sites::store {

// A column with the number of times it was saved, by which two who change it at once are told apart.
struct StoredColumn {
    PublishedColumn column;
    std::int64_t version;
};
std::optional<StoredColumn> find_stored_column(db::Reader const&, ColumnId);
std::optional<ColumnId> column_at(db::Reader const&, std::string_view path);
void add_column(db::Transaction&, PublishedColumn const&);
// Refuses with conflict when someone else changed the column since it was read.
Result<void> save_column(db::Transaction&, PublishedColumn const&, std::int64_t version);

} // namespace fengye::sites::store
