#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// The only page, and the only sheet, that read the reader's cookie: all other pages are the same for
// everyone.
Result<FrontAnswer> show_prefs(http::Request const&, Public&);
Result<FrontAnswer> save_prefs(http::Request const&, Public&);
Result<FrontAnswer> prefs_sheet(http::Request const&, Public&);

} // namespace fengye::sites
