#pragma once

#include <string>

#include "modules/casework/domain/legal_clock.hpp"
#include "platform/words/words.hpp"

// The sentences about a clock, which its view puts in their places.
namespace fengye::casework {

// One clock on one day, in one language.
struct ClockReading {
    Words const& words;
    Language language;
    Calendar const& calendar;
    LegalClock const& clock;
    Day today;

    std::string say(std::string_view key, Fillings const& fillings = {}) const;
    std::string days(int) const;         // 3 个工作日
    std::string day(Day) const;          // 2026-12-07（周一）
    std::string expected_day(Day) const; // the same; 预计 … where the holidays are not announced yet
    std::string act(ClockEvent const&) const;
    std::string article(std::string_view) const;
};

// What matters most now: when it is due and how long that is, since when and why it is paused, when it was
// done.
std::string sentence(ClockReading const&);
// The limit with its extensions, and where it is written.
std::string limit_text(ClockReading const&);

} // namespace fengye::casework
