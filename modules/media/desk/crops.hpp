#pragma once

#include "platform/module/module.hpp"

namespace fengye::media {

Result<http::Response> show_crop(http::Request const&, Platform&);
Result<http::Response> create_crop(http::Request const&, Platform&);

} // namespace fengye::media
