#pragma once

#include <optional>
#include <vector>

#include "modules/letters/letters.hpp"

namespace fengye::letters {

// What a unit has in hand of one system.
struct OpenLetters {
    UnitId unit;
    System system{System::appeal};
    int open{0};
    int late{0};
    int escalated{0}; // late by three working days and more
    int waiting{0};   // an answer waits for the head
    int paused{0};
};

// After so many working days the General Office is told of what is late.
inline constexpr int escalated_after_days = 3;
// The last due day of letters that are late by so many working days and more.
Day escalated_until(Calendar const&, Day today);

// So many days or fewer were enough for this share of the letters; nothing when there are none. The days are
// sorted.
std::optional<int> days_for(std::vector<int> const& days_taken, int percent);
inline constexpr int half_of_them = 50, most_of_them = 90;

} // namespace fengye::letters
