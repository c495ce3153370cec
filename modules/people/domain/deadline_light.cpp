#include "modules/people/domain/deadline_light.hpp"

#include <algorithm>

namespace fengye::people {

DeadlineLight light_of(std::optional<Day> due, Day today, Calendar const& calendar)
{
    using Colour = DeadlineLight::Colour;
    using State = DeadlineLight::State;
    if (!due)
        return {};
    while (!calendar.is_working(*due))
        *due += std::chrono::days{1};
    auto const days = calendar.between(today, *due);
    if (*due < today)
        return {Colour::bad, State::overdue, {std::max(1, -days.count)}};
    if (days.count == 0)
        return {Colour::warn, State::today, {}};
    return {days.count == 1 ? Colour::warn : Colour::ok, State::left, days};
}

} // namespace fengye::people
