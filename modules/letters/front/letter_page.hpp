#pragma once

#include "modules/letters/letters.hpp"
#include "platform/http/request.hpp"

namespace fengye::letters {

// A published letter: question, answer, how it went, and what is like it.
Result<FrontAnswer> show_letter(http::Request const&, Public&, PublishedLetter const&);

} // namespace fengye::letters
