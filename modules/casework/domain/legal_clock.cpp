#include "modules/casework/domain/legal_clock.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "modules/casework/domain/clock_walk.hpp"

namespace fengye::casework {

using std::chrono::days;

namespace {

// Nothing in the law is longer; what is, was mistyped, and would be counted day by day all the same.
constexpr int limit_days_max = 1000;

ClockWalk walk_of(LegalClock const& clock, Calendar const& calendar)
{
    return {state_of(clock), clock.limit.day_kind, calendar};
}

// To the due day, or to where the clock rests.
ClockWalk walked(LegalClock const& clock, Calendar const& calendar)
{
    auto walk = walk_of(clock, calendar);
    while (!walk.due() && !walk.rests()) {
        walk.next();
        walk.pass_over_pause();
    }
    return walk;
}

// Refuses what no event may follow or precede.
Result<void> fits(LegalClock const& clock, Day on)
{
    if (clock.is_stopped())
        return refuse(Because::conflict, "casework.clock_is_stopped");
    if (clock.events.empty() || on < clock.events.back().on)
        return refuse(Because::conflict, "casework.clock_has_gone_on", "on");
    return {};
}

// Working days by which a day is late. The first day off after the last day is late already.
int days_late(DayKind kind, Calendar const& calendar, Day due, Day today)
{
    if (kind == DayKind::calendar)
        return static_cast<int>((today - due).count());
    return std::max(1, calendar.between(due, today).count);
}

} // namespace

LegalClock LegalClock::start(Limit limit, Day on)
{
    if (limit.days < 0 || limit.days > limit_days_max)
        throw std::invalid_argument{
            fmt::format("a limit of {} days: at most {}", limit.days, limit_days_max)};
    auto const article = limit.article;
    return {std::move(limit), {{ClockAct::started, on, 0, {}, article}}};
}

bool LegalClock::is_paused() const
{
    return !is_stopped() && state_of(*this).is_paused();
}

bool LegalClock::is_stopped() const
{
    return !events.empty() && events.back().act == ClockAct::stopped;
}

int LegalClock::extension() const
{
    return state_of(*this).extension;
}

Result<void> pause(LegalClock& clock, Day on, std::string reason, std::string article)
{
    TRY(fits(clock, on));
    if (clock.is_paused())
        return refuse(Because::conflict, "casework.clock_is_paused");
    clock.events.push_back({ClockAct::paused, on, 0, std::move(reason), std::move(article)});
    return {};
}

Result<void> resume(LegalClock& clock, Day on, std::string reason, std::string article)
{
    TRY(fits(clock, on));
    if (!clock.is_paused())
        return refuse(Because::conflict, "casework.clock_runs");
    clock.events.push_back({ClockAct::resumed, on, 0, std::move(reason), std::move(article)});
    return {};
}

Result<void> restart(LegalClock& clock, Day on, std::string reason, std::string article)
{
    TRY(fits(clock, on));
    clock.events.push_back({ClockAct::restarted, on, 0, std::move(reason), std::move(article)});
    return {};
}

Result<void>
extend(LegalClock& clock, Day on, int more, std::string reason, std::string article, Calendar const& calendar)
{
    TRY(fits(clock, on));
    if (is_late(clock, calendar, on))
        return refuse(Because::conflict, "casework.clock_has_run_out");
    if (more < 1 || more > clock.limit.extension_max - clock.extension())
        return refuse(Because::not_valid, "casework.clock_extension_too_long", "days");
    clock.events.push_back({ClockAct::extended, on, more, std::move(reason), std::move(article)});
    return {};
}

Result<void> stop(LegalClock& clock, Day on)
{
    TRY(fits(clock, on));
    clock.events.push_back({ClockAct::stopped, on, 0, {}, {}});
    return {};
}

std::optional<Day> due(LegalClock const& clock, Calendar const& calendar)
{
    return walked(clock, calendar).due();
}

int left(LegalClock const& clock, Calendar const& calendar, Day today)
{
    auto const state = state_of(clock);
    auto const walk = walked(clock, calendar);
    if (!walk.due())
        return state.days - walk.number();
    auto const last = *walk.due();
    auto const now = std::max(state.start, state.stopped.value_or(today));
    if (now > last)
        return -days_late(clock.limit.day_kind, calendar, last, now);
    if (clock.limit.day_kind == DayKind::calendar)
        return static_cast<int>((last - now).count());
    return calendar.between(now, last).count;
}

bool is_late(LegalClock const& clock, Calendar const& calendar, Day today)
{
    auto const last = due(clock, calendar);
    return last && state_of(clock).stopped.value_or(today) > *last;
}

std::vector<AccountDay> account(LegalClock const& clock, Calendar const& calendar, Day today)
{
    auto walk = walk_of(clock, calendar);
    auto const first = std::find_if(clock.events.rbegin(), clock.events.rend(), [](auto const& event) {
        return event.act == ClockAct::started || event.act == ClockAct::restarted;
    });
    auto event = first == clock.events.rend() ? clock.events.begin() : first.base() - 1;
    auto const now = state_of(clock).stopped.value_or(today);
    auto const last = std::max(now, walked(clock, calendar).due().value_or(now));
    std::vector<AccountDay> told;
    do {
        told.push_back(walk.next());
        for (; event != clock.events.end() && event->on == told.back().day; ++event)
            told.back().events.push_back(*event);
    } while (told.back().day < last && told.size() < account_days_max);
    return told;
}

} // namespace fengye::casework
