#pragma once

#include "modules/editorial/desk/views.hpp"

namespace fengye::editorial {

// Who else has the item open, or saved into a line of their own a while ago: "刘芳也在看本稿（07:30 起）。"
std::vector<std::string> others_here(Desk const&, Item const&);

// Says that one is still there, and hears who else is.
Result<http::Response> create_presence(http::Request const&, Platform&);

} // namespace fengye::editorial
