#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/module/platform.hpp"
#include "platform/result/result.hpp"

namespace fengye::letters {

// How each unit does, in numbers: what is open, late, waiting; how long it takes; how content people are.
Result<http::Response> show_overview(http::Request const&, Platform&);
Result<http::Response> send_overview_xlsx(http::Request const&, Platform&);
Result<http::Response> send_overview_csv(http::Request const&, Platform&);

} // namespace fengye::letters
