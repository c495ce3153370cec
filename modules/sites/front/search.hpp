#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// Searches the whole site: free text, narrowed by channel, time and unit. With a unit and no text: what that
// unit has published.
Result<FrontAnswer> show_search(http::Request const&, Public&);

} // namespace fengye::sites
