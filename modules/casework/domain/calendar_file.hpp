#pragma once

#include <string>

#include "platform/clock/clock.hpp"

namespace fengye::casework {

// A day on which something is due, for the calendar of whoever waits or handles.
struct DueEntry {
    Day due;
    std::string uid;   // the same for the same thing, so that a newer file moves the entry: "L-2026-81@host"
    std::string title; // what is due
    std::string description; // why on this day; may be empty
    std::string address;     // where to look; may be empty
    Moment written_at;       // a calendar takes the entry written last
};

// An iCalendar file (RFC 5545) with one entry that takes the whole day and leaves it free for other things.
std::string calendar_file(DueEntry const&);

} // namespace fengye::casework
