#pragma once

#include "platform/module/public.hpp"

namespace fengye::letters {

// GET /api/v1/letters: the published letters, the newest answer first.
Result<FrontAnswer> list_letters_json(http::Request const&, Public&);
// POST /api/v1/letters: a letter from a program, once for each Idempotency-Key.
Result<FrontAnswer> hand_in_json(http::Request const&, Public&);

} // namespace fengye::letters
