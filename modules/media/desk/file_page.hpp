#pragma once

#include "modules/media/media.hpp"
#include "platform/module/module.hpp"

namespace fengye::media {

Result<http::Response> show_file_page(http::Request const&, Platform&);
Result<http::Response> create_description(http::Request const&, Platform&);

// With what was wrong with a form on it.
http::Response file_screen(http::Request const&, Platform&, FileId, Refusal const&);

} // namespace fengye::media
