#pragma once

#include "platform/module/module.hpp"

// Two editions of an item, side by side or one in the other.
namespace fengye::editorial {

Result<http::Response> show_comparison(http::Request const&, Platform&);

} // namespace fengye::editorial
