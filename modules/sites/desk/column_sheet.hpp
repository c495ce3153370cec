#pragma once

#include "platform/module/desk.hpp"

namespace fengye::sites {

// The whole ledger of columns as a table (R66).
Result<http::Response> send_columns_xlsx(http::Request const&, Platform&);
Result<http::Response> send_columns_csv(http::Request const&, Platform&);

} // namespace fengye::sites
