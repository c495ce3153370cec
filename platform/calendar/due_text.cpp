#include "platform/calendar/due_text.hpp"

namespace fengye {

std::string due_text(Words const& words, Language language, Calendar const& calendar, Day due)
{
    auto const day = to_text(due).substr(5);
    return calendar.is_provisional(due) ? words.get(language, "platform.expected", {{"day", day}}) : day;
}

} // namespace fengye
