#pragma once

#include "platform/module/module.hpp"

namespace fengye::editorial {

// How many conversions wait for a turn, asked by whoever waits for one: {"waiting":2}.
Result<http::Response> show_conversions(http::Request const&, Platform&);

} // namespace fengye::editorial
