#include "modules/sites/actions/move_column.hpp"

#include <algorithm>

#include "modules/sites/store/columns.hpp"

namespace fengye::sites {

namespace {

std::vector<ColumnId> ids_in_channel_of(db::Reader const& reader, PublishedColumn const& column)
{
    std::vector<ColumnId> ids;
    for (auto const& other : columns(reader))
        if (other.channel == column.channel)
            ids.push_back(other.id);
    return ids;
}

Result<void> put_at(Work& work, ColumnId id, int position)
{
    auto stored = store::find_stored_column(work.tx, id);
    stored->column.position = position;
    TRY(store::save_column(work.tx, stored->column, stored->version));
    work.publish(stored->column);
    return {};
}

} // namespace

Result<void> move_column(Work& work, ColumnId id, Direction direction)
{
    auto const column = find_column(work.tx, id);
    if (!column)
        return refuse(Because::not_found, "platform.not_found");
    auto const ids = ids_in_channel_of(work.tx, *column);
    auto const here = std::find(ids.begin(), ids.end(), id) - ids.begin();
    auto const there = here + (direction == Direction::up ? -1 : 1);
    if (there < 0 || there >= static_cast<std::ptrdiff_t>(ids.size()))
        return {};
    auto const other = ids[static_cast<std::size_t>(there)];
    auto const position = find_column(work.tx, other)->position;
    TRY(put_at(work, other, column->position));
    TRY(put_at(work, id, position));
    work.record("sites.column_moved", "column/" + id.text(), std::string{name_of(direction)});
    return {};
}

} // namespace fengye::sites
