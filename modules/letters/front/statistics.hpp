#pragma once

#include "platform/http/request.hpp"
#include "platform/module/public.hpp"

namespace fengye::letters {

// Twelve months of letters: by month, system, unit and category, as charts and as tables.
Result<FrontAnswer> show_statistics(http::Request const&, Public&);

} // namespace fengye::letters
