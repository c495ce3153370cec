#include "modules/sites/domain/health.hpp"

namespace fengye::sites {

ColumnHealth health_of(PublishedColumn const& column, std::optional<Moment> newest, Day today)
{
    if (!column.enabled)
        return {Health::disabled};
    if (!holds_items(column.column_kind) || !column.target.empty())
        return {Health::not_asked};
    if (!newest)
        return {Health::empty};
    if (column.update_interval_days == 0)
        return {Health::not_asked};
    auto const age_days = static_cast<int>((today - day_of(*newest)).count());
    auto const left_days = column.update_interval_days - age_days;
    if (left_days < 0)
        return {Health::overdue, -left_days};
    // A column that is due every day would always be close.
    if (left_days <= close_days && column.update_interval_days > close_days)
        return {Health::close, left_days};
    return {Health::in_time};
}

} // namespace fengye::sites
