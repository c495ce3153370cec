#include "modules/sites/actions/save_column.hpp"

#include <algorithm>

#include "modules/sites/actions/redirects.hpp"
#include "modules/sites/store/channels.hpp"
#include "modules/sites/store/columns.hpp"

namespace fengye::sites {

namespace {

int last_position_in(db::Reader const& reader, ChannelId channel)
{
    int last = 0;
    for (auto const& column : columns(reader))
        if (column.channel == channel)
            last = std::max(last, column.position);
    return last;
}

} // namespace

Result<PublishedColumn> save_column(Work& work, ColumnId id, std::int64_t version, ColumnChange const& change)
{
    auto const stored = store::find_stored_column(work.tx, id);
    auto const channel = store::find_channel(work.tx, change.channel);
    if (!stored)
        return refuse(Because::not_found, "platform.not_found");
    if (!channel)
        return refuse(Because::not_valid, "sites.desk_error_channel_missing", "channel");
    auto const& before = stored->column;
    auto const channel_before = store::find_channel(work.tx, before.channel);

    auto column = TRY(changed(before, channel_before->slug, change));
    if (auto const other = store::column_at(work.tx, column.path); other && *other != id)
        return refuse(Because::not_valid, "sites.desk_error_slug_taken", "slug");
    if (channel->id != before.channel) {
        column.channel = channel->id;
        column.position = last_position_in(work.tx, channel->id) + 1;
    }

    TRY(store::save_column(work.tx, column, version));
    work.record("sites.column_saved", "column/" + id.text(), column.path);
    if (column.path != before.path)
        free_address(work, column.path);
    work.publish(column);
    if (column.path != before.path)
        leave_redirect(work, id, before.path, column.path);
    return column;
}

} // namespace fengye::sites
