#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

Result<http::Response> show_sign_in(http::Request const&, Platform&);
Result<http::Response> create_session(http::Request const&, Platform&);
Result<http::Response> delete_session(http::Request const&, Platform&);

} // namespace fengye::people
