#pragma once

#include "platform/http/request.hpp"
#include "platform/module/public.hpp"

namespace fengye::letters {

// The mailboxes of heads that are open, with how fast and how well their units answer.
Result<FrontAnswer> show_mailboxes(http::Request const&, Public&);
// One of them: its figures, and the letters that were written to it.
Result<FrontAnswer> show_mailbox(http::Request const&, Public&);

} // namespace fengye::letters
