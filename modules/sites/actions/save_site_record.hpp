#pragma once

#include "modules/sites/sites.hpp"
#include "platform/work/work.hpp"

namespace fengye::sites {

// The site's names and marks, from now on. `version` is that of the record read before, 0 for the first.
Result<void> save_site_record(Work&, SiteRecord const&, std::int64_t version);

} // namespace fengye::sites
