#pragma once

#include "modules/sites/domain/column_change.hpp"
#include "platform/work/work.hpp"

namespace fengye::sites {

// Renames, moves, hands over, switches on or off. Old addresses of a column that moves lead to the new one
// for ever. Refuses an address that is taken, and with conflict when someone else changed the column since
// `version`.
Result<PublishedColumn> save_column(Work&, ColumnId, std::int64_t version, ColumnChange const&);

} // namespace fengye::sites
