#pragma once

#include "platform/module/module.hpp"

namespace fengye::media {

Result<http::Response> show_library(http::Request const&, Platform&);
http::Response library_screen(http::Request const&, Platform&, Refusal const*, int status);

Result<http::Response> send_library_xlsx(http::Request const&, Platform&);
Result<http::Response> send_library_csv(http::Request const&, Platform&);

} // namespace fengye::media
