#pragma once

#include "platform/module/desk.hpp"

namespace fengye::editorial {

// Findings that somebody said are none, behind the number the overview shows.
Result<http::Response> show_dismissals(http::Request const&, Platform&);

} // namespace fengye::editorial
