#include "modules/letters/domain/open_letters.hpp"

namespace fengye::letters {

Day escalated_until(Calendar const& calendar, Day today)
{
    auto day = today;
    while (calendar.between(day, today).count < escalated_after_days)
        day -= std::chrono::days{1};
    return day;
}

std::optional<int> days_for(std::vector<int> const& days_taken, int percent)
{
    if (days_taken.empty())
        return std::nullopt;
    auto const rank = (days_taken.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return days_taken[rank == 0 ? 0 : rank - 1];
}

} // namespace fengye::letters
