#include "modules/sites/store/channels.hpp"

namespace fengye::sites {

namespace {

constexpr db::Sql list_channels{"sites.list_channels", R"sql(
    SELECT id, position, slug, name_zh, name_en, about_zh, about_en FROM sites_channels ORDER BY position LIMIT 200
)sql"};
constexpr db::Sql find_by_slug{"sites.find_channel_by_slug", R"sql(
    SELECT id, position, slug, name_zh, name_en, about_zh, about_en FROM sites_channels WHERE slug = :slug
)sql"};
constexpr db::Sql find_by_id{"sites.find_channel", R"sql(
    SELECT id, position, slug, name_zh, name_en, about_zh, about_en FROM sites_channels WHERE id = :id
)sql"};
constexpr db::Sql insert_channel{"sites.insert_channel", R"sql(
    INSERT INTO sites_channels (id, position, slug, name_zh, name_en, about_zh, about_en)
    VALUES (:id, :position, :slug, :name_zh, :name_en, :about_zh, :about_en)
)sql"};

PublishedChannel read_channel(db::Row const& row)
{
    return {
        .id = row.get<ChannelId>("id"),
        .position = row.get<int>("position"),
        .slug = row.text("slug"),
        .name_zh = row.text("name_zh"),
        .name_en = row.text("name_en"),
        .about_zh = row.text("about_zh"),
        .about_en = row.text("about_en")};
}

} // namespace

std::vector<PublishedChannel> channels(db::Reader const& reader)
{
    return reader.all(list_channels, {}, read_channel);
}

std::optional<PublishedChannel> store::find_channel(db::Reader const& reader, std::string_view slug)
{
    return reader.one(find_by_slug, {{":slug", slug}}, read_channel);
}

std::optional<PublishedChannel> store::find_channel(db::Reader const& reader, ChannelId id)
{
    return reader.one(find_by_id, {{":id", id}}, read_channel);
}

void store::add_channel(db::Transaction& tx, PublishedChannel const& channel)
{
    tx.run(
        insert_channel, {{":id", channel.id},
                         {":position", channel.position},
                         {":slug", channel.slug},
                         {":name_zh", channel.name_zh},
                         {":name_en", channel.name_en},
                         {":about_zh", channel.about_zh},
                         {":about_en", channel.about_en}});
}

} // namespace fengye::sites
