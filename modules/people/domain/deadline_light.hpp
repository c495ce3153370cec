#pragma once

#include <optional>

#include "platform/calendar/calendar.hpp"
#include "platform/result/names.hpp"

namespace fengye::people {

// How near a deadline is, in working days. Words, shape and colour say the same.
struct DeadlineLight {
    enum class Colour { bad, warn, ok, none };
    enum class State { overdue, today, left, none };

    Colour colour{Colour::none};
    State state{State::none};
    WorkingDays days{};
};
constexpr Names<4> names_of(DeadlineLight::Colour)
{
    return {"bad", "warn", "ok", "none"};
}
constexpr Names<4> names_of(DeadlineLight::State)
{
    return {"overdue", "today", "left", "none"};
}

// A deadline on a day off ends with the next working day (Civil Code art. 203).
DeadlineLight light_of(std::optional<Day> due, Day today, Calendar const&);

} // namespace fengye::people
