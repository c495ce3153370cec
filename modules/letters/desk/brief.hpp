#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/module/platform.hpp"
#include "platform/result/result.hpp"

namespace fengye::letters {

// The week's brief (来信周报): as a page, and the same as a file for Word.
Result<http::Response> show_brief(http::Request const&, Platform&);
Result<http::Response> send_brief_docx(http::Request const&, Platform&);

} // namespace fengye::letters
