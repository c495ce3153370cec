#pragma once

#include "platform/module/module.hpp"

namespace fengye::media {

Result<http::Response> create_replacement(http::Request const&, Platform&);

} // namespace fengye::media
