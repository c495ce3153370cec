#pragma once

#include "platform/module/module.hpp"

namespace fengye::letters {

// The mailbox of the unit's head: open or not, and under which post.
Result<http::Response> show_mailbox_settings(http::Request const&, Platform&);
Result<http::Response> change_mailbox(http::Request const&, Platform&);

} // namespace fengye::letters
