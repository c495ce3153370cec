#pragma once

#include "modules/sites/sites.hpp"
#include "platform/work/work.hpp"

namespace fengye::sites {

enum class Direction { up, down };
constexpr Names<2> names_of(Direction)
{
    return {"up", "down"};
}

// One place up or down among the columns of its channel; at either end it stays.
Result<void> move_column(Work&, ColumnId, Direction);

} // namespace fengye::sites
