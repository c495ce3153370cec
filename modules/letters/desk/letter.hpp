#pragma once

#include "modules/letters/desk/act_forms.hpp"
#include "platform/module/module.hpp"

namespace fengye::letters {

// One letter: what it says, what was done, what can be done now.
Result<http::Response> show_letter_at_desk(http::Request const&, Platform&);
Result<http::Response> show_result(http::Request const&, Platform&); // with the form of its result open
Result<http::Response> show_contact_whole(http::Request const&, Platform&);
Result<http::Response> show_file(http::Request const&, Platform&);
Result<http::Response> show_slip(http::Request const&, Platform&); // printed, to urge

http::Response letter_screen(
    Desk const&, Letter const&, SentAct const* sent = nullptr, casework::Contact const* whole = nullptr,
    int status = 200);

} // namespace fengye::letters
