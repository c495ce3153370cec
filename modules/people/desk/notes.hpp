#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// The bell: what this person has been told.
Result<http::Response> show_notes(http::Request const&, Platform&);
Result<http::Response> mark_notes_read(http::Request const&, Platform&);

} // namespace fengye::people
