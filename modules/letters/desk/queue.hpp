#pragma once

#include "platform/module/module.hpp"

namespace fengye::letters {

// Letters by what has to be done with them.
Result<http::Response> show_queue(http::Request const&, Platform&);
Result<http::Response> create_filter(http::Request const&, Platform&);
Result<http::Response> delete_filter(http::Request const&, Platform&);

// Beside the menu's line: what waits for this person.
std::int64_t count_waiting(db::Reader const&, Actor const&);

} // namespace fengye::letters
