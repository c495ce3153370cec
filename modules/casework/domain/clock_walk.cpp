#include "modules/casework/domain/clock_walk.hpp"

#include "modules/casework/domain/day_off.hpp"

namespace fengye::casework {

using std::chrono::days;

ClockState state_of(LegalClock const& clock)
{
    ClockState state;
    for (auto const& event : clock.events)
        switch (event.act) {
        case ClockAct::started:
        case ClockAct::restarted:
            state = {
                .start = event.on, .days = clock.limit.days, .extension = 0, .pauses = {}, .stopped = {}};
            break;
        case ClockAct::paused:
            state.pauses.push_back({event.on, {}});
            break;
        case ClockAct::resumed:
            if (state.is_paused())
                state.pauses.back().until = event.on;
            break;
        case ClockAct::extended:
            state.extension += event.days;
            state.days += event.days;
            break;
        case ClockAct::stopped:
            state.stopped = event.on;
            break;
        }
    return state;
}

ClockWalk::ClockWalk(ClockState state, DayKind kind, Calendar const& calendar)
    : m_state{std::move(state)}, m_kind{kind}, m_calendar{calendar}, m_next{m_state.start}
{}

Pause const* ClockWalk::pause_of(Day day) const
{
    if (m_due)
        return nullptr;
    for (auto const& pause : m_state.pauses)
        if (pause.holds(day))
            return &pause;
    return nullptr;
}

bool ClockWalk::rests() const
{
    auto const* pause = pause_of(m_next);
    return pause && !pause->until;
}

void ClockWalk::pass_over_pause()
{
    for (auto const* pause = pause_of(m_next); pause && pause->until; pause = pause_of(m_next))
        m_next = *pause->until + days{1};
}

DayMeaning ClockWalk::meaning_of(Day day) const
{
    if (day == m_state.start)
        return DayMeaning::start;
    if (pause_of(day))
        return DayMeaning::paused;
    bool const is_working = m_calendar.is_working(day);
    if (m_kind == DayKind::calendar) {
        bool const is_last = !m_due && m_number + 1 >= m_state.days;
        return is_last && !is_working ? DayMeaning::moved : DayMeaning::counted;
    }
    if (!is_working)
        return is_holiday(m_calendar, day) ? DayMeaning::holiday : DayMeaning::weekend;
    std::chrono::weekday const week{day};
    bool const is_shifted = week == std::chrono::Saturday || week == std::chrono::Sunday;
    return is_shifted ? DayMeaning::counted_worked : DayMeaning::counted;
}

AccountDay ClockWalk::next()
{
    AccountDay told{m_next, meaning_of(m_next)};
    told.is_estimate = m_calendar.is_provisional(m_next);
    if (told.meaning == DayMeaning::counted || told.meaning == DayMeaning::counted_worked)
        told.number = ++m_number;
    if (!m_due && m_number >= m_state.days) {
        told.is_due = true;
        m_due = m_next;
    }
    m_next += days{1};
    return told;
}

} // namespace fengye::casework
