#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

Result<http::Response> show_unit(http::Request const&, Platform&);
Result<http::Response> save_unit_settings(http::Request const&, Platform&);

} // namespace fengye::people
