#pragma once

#include "platform/module/module.hpp"

namespace fengye::letters {

// The answer as it is written: templates, documents, parts of helpers, the public version beside it.
Result<http::Response> show_reply(http::Request const&, Platform&);
Result<http::Response> save_from_reply(http::Request const&, Platform&);

} // namespace fengye::letters
