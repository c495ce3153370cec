#pragma once

#include "modules/imports/domain/old_page.hpp"

namespace fengye::imports {

// A page of a static site, found by plain rules (docs/operations/old-sites.md). `file.name` is its path
// within the folder, where a crawl may begin with the host: www.example.gov.cn/news/1.html.
void add_saved_page(OldSite&, ExportFile const& file);

} // namespace fengye::imports
