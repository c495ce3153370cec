#pragma once

#include "modules/media/actions/take_upload.hpp"
#include "platform/module/module.hpp"

namespace fengye::media {

// Examined, kept and looked into, then taken into the library of the actor's unit.
Result<TakenUpload> keep_and_take(http::Request const&, Platform&, http::Upload const&);

Result<http::Response> create_files(http::Request const&, Platform&);

} // namespace fengye::media
