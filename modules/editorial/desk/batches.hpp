#pragma once

#include "platform/module/module.hpp"

namespace fengye::editorial {

// Several items signed one after the other, each read whole on one page and each bound to its own edition;
// nothing is signed unseen. Returning and withholding want a reason, so they have the item's own page.
Result<http::Response> show_batch(http::Request const&, Platform&);   // GET /sign-offs?item=81&item=82
Result<http::Response> create_batch(http::Request const&, Platform&); // POST

} // namespace fengye::editorial
