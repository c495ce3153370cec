#pragma once

#include "platform/module/public.hpp"

namespace fengye::letters {

// GET /letters/drafts/{draft}/receipt.pdf: one page to keep, with number, code and days, and nothing about
// who wrote or what.
Result<FrontAnswer> send_receipt_pdf(http::Request const&, Public&);

} // namespace fengye::letters
