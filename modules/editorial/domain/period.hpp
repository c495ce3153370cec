#pragma once

#include <optional>

#include "platform/clock/clock.hpp"
#include "platform/result/names.hpp"

namespace fengye::editorial {

enum class Span { month, quarter, year };
constexpr Names<3> names_of(Span)
{
    return {"month", "quarter", "year"};
}

// Days that are counted together, the first and the last with them.
struct Period {
    Day from, until;
    std::optional<Span> span{}; // the one it is, when it is one of them

    Moment begins() const { return moment_of(from); }
    Moment ends() const { return moment_of(until + std::chrono::days{1}); } // not with it
};

// What is counted in one answer: nobody waits for ten years of a city.
inline constexpr std::chrono::days period_max{366};

// The month, quarter or year a day lies in, up to that day.
Period period_of(Span, Day today);
// As asked for: the wrong way round it is turned, and of more than period_max the last part is kept. A day
// that was not given is today, or the first of its month.
Period period_between(std::optional<Day> from, std::optional<Day> until, Day today);

} // namespace fengye::editorial
