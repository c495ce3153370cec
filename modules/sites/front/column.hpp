#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// A column at its address: what it holds, by its kind; or where its target is. Not found while it is switched
// off or no module of this program serves its kind.
Result<FrontAnswer> show_column(http::Request const&, Public&, PublishedColumn const&);

} // namespace fengye::sites
