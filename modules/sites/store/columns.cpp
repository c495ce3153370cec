#include "modules/sites/store/columns.hpp"

#include "modules/sites/domain/responsible.hpp"

namespace fengye::sites {

namespace {

constexpr db::Sql list_columns{"sites.list_columns", R"sql(
    SELECT c.id, c.code, c.channel, c.position, c.name_zh, c.name_en, c.about_zh, c.about_en, c.path, c.column_kind, c.target,
           c.responsible, c.interval_days, c.check_class, c.enabled, c.version
    FROM   sites_columns c JOIN sites_channels h ON h.id = c.channel
    ORDER  BY h.position, c.position, c.id LIMIT 2000
)sql"};
constexpr db::Sql find_by_id{"sites.find_column", R"sql(
    SELECT id, code, channel, position, name_zh, name_en, about_zh, about_en, path, column_kind, target, responsible,
           interval_days, check_class, enabled, version
    FROM   sites_columns WHERE id = :id
)sql"};
constexpr db::Sql find_by_code{"sites.find_column_by_code", R"sql(
    SELECT id, code, channel, position, name_zh, name_en, about_zh, about_en, path, column_kind, target, responsible,
           interval_days, check_class, enabled, version
    FROM   sites_columns WHERE code = :code
)sql"};
constexpr db::Sql find_by_path{
    "sites.find_column_by_path", "SELECT id FROM sites_columns WHERE path = :path"};
constexpr db::Sql insert_column{"sites.insert_column", R"sql(
    INSERT INTO sites_columns (id, code, channel, position, name_zh, name_en, about_zh, about_en, path, column_kind, target,
                               responsible, interval_days, check_class, enabled, version)
    VALUES (:id, :code, :channel, :position, :name_zh, :name_en, :about_zh, :about_en, :path, :column_kind, :target,
            :responsible, :interval_days, :check_class, :enabled, 1)
)sql"};
constexpr db::Sql update_column{"sites.update_column", R"sql(
    UPDATE sites_columns
    SET    channel = :channel, position = :position, name_zh = :name_zh, name_en = :name_en, about_zh = :about_zh,
           about_en = :about_en, path = :path, column_kind = :column_kind, target = :target, responsible = :responsible,
           interval_days = :interval_days, enabled = :enabled, version = version + 1
    WHERE  id = :id AND version = :version
)sql"};

PublishedColumn read_column(db::Row const& row)
{
    return {
        .id = row.get<ColumnId>("id"),
        .code = row.text("code"),
        .channel = row.get<ChannelId>("channel"),
        .position = row.get<int>("position"),
        .name_zh = row.text("name_zh"),
        .name_en = row.text("name_en"),
        .about_zh = row.text("about_zh"),
        .about_en = row.text("about_en"),
        .path = row.text("path"),
        .column_kind = row.get<ColumnKind>("column_kind"),
        .target = row.text("target"),
        .responsible = responsible_from(row.get<std::string_view>("responsible")),
        .update_interval_days = row.get<int>("interval_days"),
        .check_class = row.text("check_class"),
        .enabled = row.get<bool>("enabled")};
}

} // namespace

std::vector<PublishedColumn> columns(db::Reader const& reader)
{
    return reader.all(list_columns, {}, read_column);
}

std::optional<PublishedColumn> find_column(db::Reader const& reader, ColumnId id)
{
    return reader.one(find_by_id, {{":id", id}}, read_column);
}

std::optional<PublishedColumn> find_column(db::Reader const& reader, std::string_view code)
{
    return reader.one(find_by_code, {{":code", code}}, read_column);
}

std::optional<store::StoredColumn> store::find_stored_column(db::Reader const& reader, ColumnId id)
{
    return reader.one(find_by_id, {{":id", id}}, [](db::Row const& row) {
        return StoredColumn{read_column(row), row.integer("version")};
    });
}

std::optional<ColumnId> store::column_at(db::Reader const& reader, std::string_view path)
{
    return reader.one(
        find_by_path, {{":path", path}}, [](db::Row const& row) { return row.get<ColumnId>("id"); });
}

void store::add_column(db::Transaction& tx, PublishedColumn const& column)
{
    tx.run(
        insert_column, {{":id", column.id},
                        {":code", column.code},
                        {":channel", column.channel},
                        {":position", column.position},
                        {":name_zh", column.name_zh},
                        {":name_en", column.name_en},
                        {":about_zh", column.about_zh},
                        {":about_en", column.about_en},
                        {":path", column.path},
                        {":column_kind", column.column_kind},
                        {":target", column.target},
                        {":responsible", responsible_text(column.responsible)},
                        {":interval_days", column.update_interval_days},
                        {":check_class", column.check_class},
                        {":enabled", column.enabled}});
}

Result<void> store::save_column(db::Transaction& tx, PublishedColumn const& column, std::int64_t version)
{
    auto const changed = tx.run(
        update_column, {{":id", column.id},
                        {":version", version},
                        {":channel", column.channel},
                        {":position", column.position},
                        {":name_zh", column.name_zh},
                        {":name_en", column.name_en},
                        {":about_zh", column.about_zh},
                        {":about_en", column.about_en},
                        {":path", column.path},
                        {":column_kind", column.column_kind},
                        {":target", column.target},
                        {":responsible", responsible_text(column.responsible)},
                        {":interval_days", column.update_interval_days},
                        {":enabled", column.enabled}});
    if (changed == 0)
        return refuse(Because::conflict, "platform.changed_meanwhile");
    return {};
}

} // namespace fengye::sites
