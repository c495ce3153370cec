#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// Each answers with the one-time link, which is shown once.
Result<http::Response> create_account(http::Request const&, Platform&);
Result<http::Response> create_link(http::Request const&, Platform&);

Result<http::Response> create_disabling(http::Request const&, Platform&);

} // namespace fengye::people
