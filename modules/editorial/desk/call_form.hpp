#pragma once

#include "platform/module/desk.hpp"

namespace fengye::editorial {

// The form a call is made and changed with.
Result<http::Response> show_new_call(http::Request const&, Platform&);
Result<http::Response> create_call(http::Request const&, Platform&);
Result<http::Response> show_call_edit(http::Request const&, Platform&);
Result<http::Response> save_call_edit(http::Request const&, Platform&);

} // namespace fengye::editorial
