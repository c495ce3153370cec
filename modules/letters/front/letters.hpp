#pragma once

#include "platform/http/request.hpp"
#include "platform/module/public.hpp"

namespace fengye::letters {

// Ways to write, the month's figures, open matters, hot topics, and the letters that were published.
Result<FrontAnswer> show_letters(http::Request const&, Public&);        // to any mailbox
Result<FrontAnswer> show_mayors_letters(http::Request const&, Public&); // to the mayor

} // namespace fengye::letters
