#pragma once

#include "modules/imports/domain/old_page.hpp"

namespace fengye::imports {

// Dumps of a DedeCMS database in UTF-8 or GBK, whatever prefix its tables have, in one file or several:
// articles that were reviewed and made into pages, with their columns and addresses.
Result<OldSite> read_dedecms(std::vector<ExportFile> const&);

} // namespace fengye::imports
