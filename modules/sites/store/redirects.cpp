#include "modules/sites/store/redirects.hpp"

namespace fengye::sites::store {

namespace {

constexpr db::Sql find_by_path{
    "sites.find_redirect", "SELECT id, path, target FROM sites_redirects WHERE path = :path"};
constexpr db::Sql list_of_column{"sites.list_redirects_of_column", R"sql(
    SELECT id, path, target, column_id, made_at FROM sites_redirects
    WHERE  column_id = :column ORDER BY made_at DESC, id DESC LIMIT 200
)sql"};
constexpr db::Sql list_to{"sites.list_redirects_to", R"sql(
    SELECT id, path, target FROM sites_redirects WHERE target = :target ORDER BY id LIMIT 1000
)sql"};
constexpr db::Sql upsert_redirect{"sites.save_redirect", R"sql(
    INSERT INTO sites_redirects (id, path, target, column_id, made_at)
    VALUES (:id, :path, :target, :column, :made_at)
    ON CONFLICT (id) DO UPDATE SET target = excluded.target
)sql"};
constexpr db::Sql delete_redirect{"sites.delete_redirect", "DELETE FROM sites_redirects WHERE id = :id"};

Redirect read_redirect(db::Row const& row)
{
    return {row.get<Id<Redirect>>("id"), row.text("path"), row.text("target")};
}

} // namespace

std::optional<Redirect> find_redirect(db::Reader const& reader, std::string_view path)
{
    return reader.one(find_by_path, {{":path", path}}, read_redirect);
}

std::vector<StoredRedirect> redirects_of(db::Reader const& reader, ColumnId column)
{
    return reader.all(list_of_column, {{":column", column}}, [](db::Row const& row) {
        return StoredRedirect{read_redirect(row), row.get<ColumnId>("column_id"), row.get<Moment>("made_at")};
    });
}

std::vector<Redirect> redirects_to(db::Reader const& reader, std::string_view target)
{
    return reader.all(list_to, {{":target", target}}, read_redirect);
}

void save_redirect(db::Transaction& tx, StoredRedirect const& stored)
{
    tx.run(
        upsert_redirect, {{":id", stored.redirect.id},
                          {":path", stored.redirect.path},
                          {":target", stored.redirect.target},
                          {":column", stored.column},
                          {":made_at", stored.made_at}});
}

void remove_redirect(db::Transaction& tx, Id<Redirect> id)
{
    tx.run(delete_redirect, {{":id", id}});
}

} // namespace fengye::sites::store
