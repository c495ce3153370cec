#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// Who did what, for the auditor. Reading is itself recorded.
Result<http::Response> show_journal(http::Request const&, Platform&);

} // namespace fengye::people
