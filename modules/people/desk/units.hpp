#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// The units, and which of them lack an officer or a disclosure head.
Result<http::Response> show_units(http::Request const&, Platform&);

} // namespace fengye::people
