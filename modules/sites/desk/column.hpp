#pragma once

#include "platform/module/module.hpp"

namespace fengye::sites {

// One column: what the centre may change of it, how it is kept, and its old addresses.
Result<http::Response> edit_column(http::Request const&, Platform&);
Result<http::Response> update_column(http::Request const&, Platform&);
Result<http::Response> reorder_column(http::Request const&, Platform&);

} // namespace fengye::sites
