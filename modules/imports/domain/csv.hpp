#pragma once

#include "modules/imports/domain/old_page.hpp"

namespace fengye::imports {

// Tables in UTF-8 or GBK whose first line names the columns, in Chinese or English: 标题 or title, 正文 or
// body, and any of those docs/operations/old-sites.md lists. A cell is its text, whatever it looks like.
Result<OldSite> read_csv(std::vector<ExportFile> const&);

} // namespace fengye::imports
