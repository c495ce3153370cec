#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// What one may do, and through which appointment.
Result<http::Response> show_own_rights(http::Request const&, Platform&);

} // namespace fengye::people
