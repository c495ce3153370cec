#pragma once

#include "platform/module/module.hpp"

namespace fengye::letters {

// One act on one letter each: what the unit decides, and the clock.
Result<http::Response> create_acceptance(http::Request const&, Platform&);
Result<http::Response> create_refusal(http::Request const&, Platform&);
Result<http::Response> create_transfer(http::Request const&, Platform&);
Result<http::Response> create_transfer_out(http::Request const&, Platform&);
Result<http::Response> change_category(http::Request const&, Platform&);
Result<http::Response> change_handler(http::Request const&, Platform&);
Result<http::Response> create_pause(http::Request const&, Platform&);
Result<http::Response> create_resumption(http::Request const&, Platform&);
Result<http::Response> create_extension(http::Request const&, Platform&);

// What others say to it.
Result<http::Response> create_help(http::Request const&, Platform&);
Result<http::Response> create_part(http::Request const&, Platform&);
Result<http::Response> create_note(http::Request const&, Platform&);
Result<http::Response> create_instruction(http::Request const&, Platform&);
Result<http::Response> create_urging(http::Request const&, Platform&);

// What the public and the writer learn of it.
Result<http::Response> create_matter(http::Request const&, Platform&);
Result<http::Response> create_result(http::Request const&, Platform&);

} // namespace fengye::letters
