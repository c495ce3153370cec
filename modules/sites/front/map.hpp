#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// Every column that shows something, by channel.
Result<FrontAnswer> show_map(http::Request const&, Public&);

} // namespace fengye::sites
