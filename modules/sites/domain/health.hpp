#pragma once

#include <optional>

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// How a column keeps its duty to update (R66; the national indicators count overdue and empty columns).
enum class Health { in_time, close, overdue, empty, not_asked, disabled };
constexpr Names<6> names_of(Health)
{
    return {"in_time", "close", "overdue", "empty", "not_asked", "disabled"};
}

// A column is close to its limit when it has this many days left, or fewer.
inline constexpr int close_days = 3;

struct ColumnHealth {
    Health health{Health::not_asked};
    int days{0}; // overdue: since the limit; close: until it
};

// `newest` is the moment of the newest document there. Columns that hold no items are not asked.
ColumnHealth health_of(PublishedColumn const&, std::optional<Moment> newest, Day today);

} // namespace fengye::sites
