#pragma once

#include <string>

#include "platform/calendar/calendar.hpp"
#include "platform/words/words.hpp"

namespace fengye {

// A day by which something is due, as lists show it: 07-28. Where the holidays of its year are not announced
// yet the day may move: 预计 01-05.
std::string due_text(Words const&, Language, Calendar const&, Day);

} // namespace fengye
