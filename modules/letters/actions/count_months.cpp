#include "modules/letters/actions/count_months.hpp"

#include "modules/letters/store/months.hpp"

namespace fengye::letters {

namespace {

constexpr int months_at_once = 50;

} // namespace

Result<void> count_months(Work& work)
{
    for (auto const& key : store::changed_months(work.tx, months_at_once)) {
        auto const unit = people::find_unit(work.tx, key.unit);
        auto month = store::count_month(work.tx, key, unit ? unit->code : "", day_of(work.now));
        month.as_of = work.now;
        work.publish(month);
        store::month_is_counted(work.tx, key.id);
    }
    return {};
}

} // namespace fengye::letters
