#pragma once

#include "modules/editorial/domain/content.hpp"
#include "modules/editorial/domain/import_report.hpp"
#include "platform/work/work.hpp"

namespace fengye::editorial {

// Puts an imported text into this person's own line. What they had typed there since the newest edition
// becomes an edition first, so that nothing is lost; refuses with conflict when somebody else saved one since
// `based_on`.
Result<void> take_import(
    Work&, ItemId, Imported const&, std::vector<ItemFile> const& pictures, Import const&, int based_on);

} // namespace fengye::editorial
