#pragma once

#include "platform/module/module.hpp"

namespace fengye::editorial {

// A file of the unit's library, put into an item by its number.
Result<http::Response> attach_stored_file(http::Request const&, Platform&);

} // namespace fengye::editorial
