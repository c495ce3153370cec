#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// What stands around every page of the desk: menu, bell, person, and what has just been done.
html::Page desk_frame(http::Request const&, Platform&, std::string const& title, html::Safe main);

// A refusal or an accident as a page. In the frame for those who are signed in.
html::Page desk_error(http::Request const&, Platform&, int status, Refusal const&);

} // namespace fengye::people
