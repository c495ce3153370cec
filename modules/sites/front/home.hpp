#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

Result<FrontAnswer> show_home(http::Request const&, Public&);

} // namespace fengye::sites
