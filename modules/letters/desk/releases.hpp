#pragma once

#include "platform/module/module.hpp"

namespace fengye::letters {

// The head reads the answer as the writer and the public will, and releases it or gives it back.
Result<http::Response> show_release(http::Request const&, Platform&);
Result<http::Response> create_release(http::Request const&, Platform&);
Result<http::Response> create_return(http::Request const&, Platform&);

} // namespace fengye::letters
