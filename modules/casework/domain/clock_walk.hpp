#pragma once

#include <vector>

#include "modules/casework/domain/legal_clock.hpp"

// How the legal clock counts: one day after the other, from its last start. What is due and what is left are
// read off the same walk that the account shows, so that they cannot disagree.
namespace fengye::casework {

// Days that do not count: those after `after`, up to and with `until`; open while the clock is paused.
struct Pause {
    Day after;
    std::optional<Day> until;

    bool holds(Day day) const { return day > after && (!until || day <= *until); }
};

// The clock as its events since the last start leave it.
struct ClockState {
    Day start{};
    int days{0}; // of the limit and its extensions
    int extension{0};
    std::vector<Pause> pauses;
    std::optional<Day> stopped;

    bool is_paused() const { return !pauses.empty() && !pauses.back().until; }
};
ClockState state_of(LegalClock const&);

// Goes on for ever: whoever walks says when to end. What has run out cannot be paused: days after the due day
// are told and numbered as if nothing had held them up.
class ClockWalk {
public:
    ClockWalk(ClockState, DayKind, Calendar const&);

    AccountDay next();

    // So far: which of the days is reached, and the due day when it is.
    int number() const { return m_number; }
    std::optional<Day> due() const { return m_due; }
    // Paused until somebody resumes it: no later day will count.
    bool rests() const;
    // Goes to the end of the pause that holds the next day, which may have lasted years.
    void pass_over_pause();

private:
    DayMeaning meaning_of(Day) const;
    Pause const* pause_of(Day) const;

    ClockState m_state;
    DayKind m_kind;
    Calendar const& m_calendar;
    Day m_next;
    int m_number{0};
    std::optional<Day> m_due;
};

} // namespace fengye::casework
