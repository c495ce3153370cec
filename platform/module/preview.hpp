#pragma once

#include <vector>

#include "platform/front/overlay.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/module/platform.hpp"
#include "platform/result/result.hpp"

namespace fengye {

// The page at a path as it would be with these drafts: the same view the public gets, over an overlay of the
// front. For the desk's eyes only: never kept, noindex.
Result<http::Response>
show_preview(http::Request const&, Platform&, std::vector<front::Draft>, std::string const& path);

} // namespace fengye
