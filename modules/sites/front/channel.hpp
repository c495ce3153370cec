#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// A channel at its address: its columns, and the newest of each.
Result<FrontAnswer> show_channel(http::Request const&, Public&, PublishedChannel const&);

} // namespace fengye::sites
