#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// The structured data of a page as one JSON list: the organisation, the breadcrumb, and what the page itself
// gives.
std::string json_ld_of(Public&, SiteRecord const&, std::vector<Crumb> const&, Head const&);

} // namespace fengye::sites
