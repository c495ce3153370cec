#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// From /desk, as people type it.
Result<http::Response> go_to_tasks(http::Request const&, Platform&);

// The first screen: what waits for this person.
Result<http::Response> show_tasks(http::Request const&, Platform&);

} // namespace fengye::people
