#pragma once

#include "modules/letters/letters.hpp"
#include "platform/work/work.hpp"

namespace fengye::letters {

// Publishes anew the figures of months in which something has changed: some at once, so that nobody's act
// waits long behind them, and the rest as a job of its own.
Result<void> count_months(Work&);
struct MonthsLeft {
    Id<MonthOfLetters> after;
    static constexpr auto fields() { return std::tuple{field("after", &MonthsLeft::after)}; }
};

} // namespace fengye::letters
