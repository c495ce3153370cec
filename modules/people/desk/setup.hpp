#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// Where a one-time link leads: choose a password, and be signed in.
Result<http::Response> show_setup(http::Request const&, Platform&);
Result<http::Response> use_setup(http::Request const&, Platform&);

} // namespace fengye::people
