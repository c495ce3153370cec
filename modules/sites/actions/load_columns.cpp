#include "modules/sites/actions/load_columns.hpp"

#include "modules/sites/actions/save_layout.hpp"
#include "modules/sites/domain/fixtures.hpp"
#include "modules/sites/store/channels.hpp"
#include "modules/sites/store/columns.hpp"
#include "modules/sites/store/layouts.hpp"

namespace fengye::sites {

namespace {

ChannelId load_channel(Work& work, PublishedChannel channel)
{
    if (auto const standing = store::find_channel(work.tx, channel.slug))
        return standing->id;
    channel.id = next_id<ChannelId>(work.tx, "sites_channels");
    channel.position = static_cast<int>(channel.id.number);
    store::add_channel(work.tx, channel);
    work.publish(channel);
    return channel.id;
}

bool load_column(Work& work, PublishedColumn column)
{
    if (find_column(work.tx, column.code))
        return false;
    column.id = next_id<ColumnId>(work.tx, "sites_columns");
    store::add_column(work.tx, column);
    work.publish(column);
    return true;
}

} // namespace

Result<void> load_columns(Work& work)
{
    int loaded = 0;
    for (auto const& [channel, columns] : starting_columns()) {
        auto const id = load_channel(work, channel);
        int position = 0;
        for (auto column : columns) {
            column.channel = id;
            column.position = ++position;
            loaded += load_column(work, std::move(column)) ? 1 : 0;
        }
    }
    work.record("sites.columns_loaded", "site/1", std::to_string(loaded));
    if (store::layout(work.tx).blocks.empty())
        TRY(save_layout(work, starting_layout()));
    return {};
}

} // namespace fengye::sites
