#pragma once

#include "platform/module/public.hpp"

namespace fengye::letters {

// The first page: to the mayor, to the head of a unit, about an error on the site. Sent, it begins a draft.
Result<FrontAnswer> show_writing(http::Request const&, Public&);
Result<FrontAnswer> begin_writing(http::Request const&, Public&);

// The pages of a draft that was begun. The draft's key stands in a cookie of its own address.
Result<FrontAnswer> show_draft_words(http::Request const&, Public&);
Result<FrontAnswer> save_draft_words(http::Request const&, Public&);
Result<FrontAnswer> show_draft_contact(http::Request const&, Public&);
Result<FrontAnswer> save_draft_contact(http::Request const&, Public&);
Result<FrontAnswer> show_draft_check(http::Request const&, Public&);
Result<FrontAnswer> hand_in_checked(http::Request const&, Public&);
Result<FrontAnswer> show_receipt(http::Request const&, Public&);
Result<FrontAnswer> send_receipt_calendar(http::Request const&, Public&);
// Saved for later: the code to go on with.
Result<FrontAnswer> show_saved(http::Request const&, Public&);

// Going on with a draft by its code, on another device.
Result<FrontAnswer> show_resuming(http::Request const&, Public&);
Result<FrontAnswer> resume_writing(http::Request const&, Public&);

// Answered letters and open matters like a title, for who is about to write the same: JSON for the page's
// script.
Result<FrontAnswer> list_similar(http::Request const&, Public&);

} // namespace fengye::letters
