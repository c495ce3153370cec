#pragma once

#include "platform/module/module.hpp"

namespace fengye::sites {

// The column table: who answers for what, and which columns are overdue or empty.
Result<http::Response> list_columns(http::Request const&, Platform&);

} // namespace fengye::sites
