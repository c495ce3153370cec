#pragma once

#include "modules/editorial/domain/import_report.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial::store {

void add_import(db::Transaction&, ItemId, Import const&);
std::optional<Import> find_last_import(db::Reader const&, ItemId);
std::vector<FileId> imported_files_of(db::Reader const&, ItemId);
void erase_imports(db::Transaction&, ItemId);

} // namespace fengye::editorial::store
