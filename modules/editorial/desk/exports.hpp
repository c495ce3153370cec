#pragma once

#include "platform/module/module.hpp"

// The list of items, as it is narrowed on the screen, as a file for a spreadsheet.
namespace fengye::editorial {

Result<http::Response> send_items_xlsx(http::Request const&, Platform&);
Result<http::Response> send_items_csv(http::Request const&, Platform&);

} // namespace fengye::editorial
