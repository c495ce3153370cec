#pragma once

#include "platform/module/module.hpp"

namespace fengye::media {

// A file before it is public, for those who may read its unit's items.
Result<http::Response> show_file(http::Request const&, Platform&);

// A small one of a picture, for lists; the picture itself while there is none.
Result<http::Response> show_thumbnail(http::Request const&, Platform&);

} // namespace fengye::media
