#pragma once

#include "platform/module/module.hpp"

namespace fengye::letters {

// One thing done with many letters: first which will change and which cannot, then in one act each.
Result<http::Response> show_batch(http::Request const&, Platform&);
Result<http::Response> create_batch(http::Request const&, Platform&);

} // namespace fengye::letters
