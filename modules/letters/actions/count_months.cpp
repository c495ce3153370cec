#include "modules/letters/actions/count_months.hpp"

#include "modules/letters/store/months.hpp"

namespace fengye::letters {

namespace {

constexpr int months_at_once = 50;

} // namespace

Result<void> count_months(Work& work)
{
    auto const changed = store::changed_months(work.tx, months_at_once);
    for (auto const& key : changed) {
        auto const unit = people::find_unit(work.tx, key.unit);
        auto month = store::count_month(work.tx, key, unit ? unit->code : "", day_of(work.now));
        month.as_of = work.now;
        work.publish(month);
        store::month_is_counted(work.tx, key.id);
    }
    if (changed.size() == months_at_once)
        work.later(
            "letters.count_months_left", MonthsLeft{changed.back().id}, work.now,
            "letters.count_months_left/" + changed.back().id.text());
    return {};
}

} // namespace fengye::letters
