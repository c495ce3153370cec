#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

Result<http::Response> save_email(http::Request const&, Platform&);

} // namespace fengye::people
