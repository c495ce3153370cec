#pragma once

#include "platform/module/desk.hpp"

namespace fengye::editorial {

// One call: what each unit said, and what can be done about it.
Result<http::Response> show_call(http::Request const&, Platform&);
Result<http::Response> send_answers_xlsx(http::Request const&, Platform&);
Result<http::Response> send_answers_csv(http::Request const&, Platform&);

Result<http::Response> create_nudge(http::Request const&, Platform&);
Result<http::Response> create_closing(http::Request const&, Platform&);
Result<http::Response> create_reopening(http::Request const&, Platform&);

// By a unit that was asked.
Result<http::Response> create_item_of_call(http::Request const&, Platform&);
Result<http::Response> create_none_answer(http::Request const&, Platform&);

} // namespace fengye::editorial
