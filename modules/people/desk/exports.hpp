#pragma once

#include "platform/module/desk.hpp"

namespace fengye::people {

// Every unit the reader may see, with who serves in it today.
Result<http::Response> send_units_xlsx(http::Request const&, Platform&);
Result<http::Response> send_units_csv(http::Request const&, Platform&);
// Every person of these units, a row for each appointment.
Result<http::Response> send_persons_xlsx(http::Request const&, Platform&);
Result<http::Response> send_persons_csv(http::Request const&, Platform&);

} // namespace fengye::people
