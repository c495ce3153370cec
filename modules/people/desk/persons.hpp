#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

Result<http::Response> show_persons(http::Request const&, Platform&);
Result<http::Response> create_person(http::Request const&, Platform&);

} // namespace fengye::people
