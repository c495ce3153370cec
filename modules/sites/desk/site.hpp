#pragma once

#include "platform/module/module.hpp"

namespace fengye::sites {

// The site's record: its names, its marks, and who answers for it.
Result<http::Response> edit_site(http::Request const&, Platform&);
Result<http::Response> update_site(http::Request const&, Platform&);

} // namespace fengye::sites
