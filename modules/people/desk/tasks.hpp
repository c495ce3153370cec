#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// The first screen: what waits for this person.
Result<http::Response> show_tasks(http::Request const&, Platform&);

} // namespace fengye::people
