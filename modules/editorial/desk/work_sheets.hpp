#pragma once

#include "platform/module/desk.hpp"

namespace fengye::editorial {

// What waits for review and sign-off in the actor's unit, as a table.
Result<http::Response> send_queue_xlsx(http::Request const&, Platform&);
Result<http::Response> send_queue_csv(http::Request const&, Platform&);
// Who did what with an item, as a table (R34).
Result<http::Response> send_chain_xlsx(http::Request const&, Platform&);
Result<http::Response> send_chain_csv(http::Request const&, Platform&);

} // namespace fengye::editorial
