#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

Result<http::Response> create_appointment(http::Request const&, Platform&);
// Ends one, and hands over when a successor is named.
Result<http::Response> create_end(http::Request const&, Platform&);
Result<http::Response> create_hand_over(http::Request const&, Platform&);

} // namespace fengye::people
