#pragma once

#include "modules/sites/sites.hpp"
#include "platform/db/db.hpp"

namespace fengye::sites::store {

struct StoredRecord {
    SiteRecord record;
    std::int64_t version;
};
// Version 0 and an empty record when none has been saved.
StoredRecord site_record(db::Reader const&);
// Refuses with conflict when someone else saved the record since it was read.
Result<void> save_site_record(db::Transaction&, SiteRecord const&, std::int64_t version);

} // namespace fengye::sites::store
