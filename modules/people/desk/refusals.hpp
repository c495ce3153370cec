#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// A refusal or an accident as a page: in the frame for those who are signed in, alone for others.
html::Page desk_error(http::Request const&, Platform&, int status, Refusal const&);

} // namespace fengye::people
