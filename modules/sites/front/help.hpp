#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

Result<FrontAnswer> show_accessibility(http::Request const&, Public&);
Result<FrontAnswer> show_privacy(http::Request const&, Public&);

} // namespace fengye::sites
