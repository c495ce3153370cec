#pragma once

#include "modules/imports/domain/old_page.hpp"

namespace fengye::imports {

// WordPress exports (WXR), one or the several files WordPress cut it into: published posts and pages. What is
// a draft, private, in the bin or behind a password is counted and left.
Result<OldSite> read_wxr(std::vector<ExportFile> const&);

} // namespace fengye::imports
