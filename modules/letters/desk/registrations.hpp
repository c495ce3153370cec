#pragma once

#include "platform/module/module.hpp"

namespace fengye::letters {

// Letters that came by telephone, on paper or by mail are registered at the desk, and the writer is told
// number and code.
Result<http::Response> show_registration(http::Request const&, Platform&);
Result<http::Response> create_registration(http::Request const&, Platform&);

} // namespace fengye::letters
