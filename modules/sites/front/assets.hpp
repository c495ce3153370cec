#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// The built style sheets and scripts. Their names carry their content's hash, so that browsers keep them for
// ever.
Result<FrontAnswer> send_asset(http::Request const&, Public&);
Result<FrontAnswer> send_icon(http::Request const&, Public&);

} // namespace fengye::sites
