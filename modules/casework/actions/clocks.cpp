#include <algorithm>

#include "modules/casework/casework.hpp"
#include "modules/casework/store/clocks.hpp"

namespace fengye::casework {

void save_clock(Work& work, CaseRecord& record, std::string_view name, LegalClock const& clock)
{
    store::save_clock(work.tx, record.id, name, clock);
    auto const clocks = clocks_of(work.tx, record.id);
    auto const running = std::find_if(
        clocks.begin(), clocks.end(), [](auto const& named) { return !named.second.is_stopped(); });
    bool const is_running = running != clocks.end();
    record.is_paused = is_running && running->second.is_paused();
    record.due = is_running ? due(running->second, work.calendar) : std::nullopt;
}

} // namespace fengye::casework
