#include "modules/editorial/domain/period.hpp"

#include <algorithm>

namespace fengye::editorial {

namespace {

Day first_of(Span span, Day day)
{
    std::chrono::year_month_day const date{day};
    auto const month = static_cast<unsigned>(date.month());
    auto const first = span == Span::year ? 1 : span == Span::quarter ? (month - 1) / 3 * 3 + 1 : month;
    return Day{date.year() / std::chrono::month{first} / 1};
}

} // namespace

Period period_of(Span span, Day today)
{
    return {first_of(span, today), today, span};
}

Period period_between(std::optional<Day> from, std::optional<Day> until, Day today)
{
    auto const last = until.value_or(std::max(today, from.value_or(today)));
    auto const first = from.value_or(first_of(Span::month, last));
    Period period{std::min(first, last), std::max(first, last)};
    period.from = std::max(period.from, period.until - period_max + std::chrono::days{1});
    return period;
}

} // namespace fengye::editorial
