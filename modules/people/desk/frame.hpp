#pragma once

#include "modules/people/desk/desk.hpp"

namespace fengye::people {

enum class Tone { page, refusal };

// What stands around every page of the desk: menu, bell, person, and what has just been done.
html::Page framed(Desk const&, std::string const& title, html::Safe main, Tone);
html::Page desk_frame(http::Request const&, Platform&, std::string const& title, html::Safe main);

} // namespace fengye::people
