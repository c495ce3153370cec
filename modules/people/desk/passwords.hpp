#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// The own password.
Result<http::Response> show_password(http::Request const&, Platform&);
Result<http::Response> save_password(http::Request const&, Platform&);

} // namespace fengye::people
