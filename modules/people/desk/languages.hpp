#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// The desk in Chinese or English, kept in this browser.
Result<http::Response> save_language(http::Request const&, Platform&);

} // namespace fengye::people
