#include "modules/media/store/library.hpp"

#include <algorithm>

namespace fengye::media::store {

namespace {

// A filter that is not set is 0 or empty and lets everything pass.
constexpr db::Sql select_files{"media.list_files", R"sql(
    SELECT id, unit, kind, name, type, hash, size, width, height, alt, person, made_at, focus_x, focus_y,
           (SELECT COUNT(DISTINCT subject) FROM media_uses WHERE file = media_files.id) AS uses
    FROM media_files
    WHERE unit = :unit AND (:kind = '' OR kind = :kind)
      AND (:keyword = '' OR name LIKE :pattern OR alt LIKE :pattern OR id = :number)
      AND (:unused = 0 OR NOT EXISTS (SELECT 1 FROM media_uses WHERE file = media_files.id))
    ORDER BY id DESC LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql count_of_files{"media.count_files", R"sql(
    SELECT COUNT(*) AS count FROM media_files
    WHERE unit = :unit AND (:kind = '' OR kind = :kind)
      AND (:keyword = '' OR name LIKE :pattern OR alt LIKE :pattern OR id = :number)
      AND (:unused = 0 OR NOT EXISTS (SELECT 1 FROM media_uses WHERE file = media_files.id))
)sql"};
constexpr db::Sql select_same{"media.files_with", R"sql(
    SELECT id, unit, kind, name, type, hash, size, width, height, alt, person, made_at, focus_x, focus_y
    FROM media_files WHERE hash = :hash AND unit = :unit ORDER BY id LIMIT 50
)sql"};
constexpr db::Sql update_alt{"media.save_alt", "UPDATE media_files SET alt = :alt WHERE id = :id"};
constexpr db::Sql update_focus{
    "media.save_focus", "UPDATE media_files SET focus_x = :x, focus_y = :y WHERE id = :id"};
constexpr db::Sql fill_alt{"media.fill_alt", "UPDATE media_files SET alt = :alt WHERE id = :id AND alt = ''"};
constexpr db::Sql select_holders{"media.holders_of", R"sql(
    SELECT h.subject, h.unit, h.title, h.path, h.state, h.is_public
    FROM media_holders h JOIN media_files f ON f.unit = h.unit
    WHERE f.id = :file AND h.subject IN (SELECT subject FROM media_uses WHERE file = :file)
    ORDER BY h.is_public DESC, h.subject DESC LIMIT 200
)sql"};
constexpr db::Sql sum_of_unit{"media.bytes_of_unit", R"sql(
    SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) AS bytes
    FROM (SELECT MAX(size) AS size FROM media_files WHERE unit = :unit GROUP BY hash) AS each_once
)sql"};
constexpr db::Sql insert_holder{"media.note_holder", R"sql(
    INSERT INTO media_holders (subject, unit, title, path, state, is_public)
    VALUES (:subject, :unit, :title, :path, :state, :is_public)
    ON CONFLICT (subject) DO UPDATE SET unit = excluded.unit, title = excluded.title, path = excluded.path,
        state = excluded.state, is_public = excluded.is_public
)sql"};
constexpr db::Sql select_uses{
    "media.uses_of", "SELECT file FROM media_uses WHERE subject = :subject AND place = :place ORDER BY file"};
constexpr db::Sql delete_place{
    "media.forget_place", "DELETE FROM media_uses WHERE subject = :subject AND place = :place"};
constexpr db::Sql delete_places{
    "media.forget_uses", "DELETE FROM media_uses WHERE subject = :subject AND place LIKE :pattern"};
constexpr db::Sql insert_use{
    "media.note_use", "INSERT INTO media_uses (subject, place, file) VALUES (:subject, :place, :file)"};

FileId file_of(db::Row const& row)
{
    return row.get<FileId>("file");
}

std::string kind_text(LibraryFilter const& filter)
{
    return filter.kind ? std::string{name_of(*filter.kind)} : std::string{};
}

std::int64_t number_in(std::string const& keyword)
{
    auto const id = FileId::from(keyword.starts_with('#') ? keyword.substr(1) : keyword);
    return id ? id->number : 0;
}

} // namespace

std::vector<LibraryFile> list_files(db::Reader const& reader, LibraryFilter const& filter)
{
    return reader.all(
        select_files,
        {{":unit", filter.unit},
         {":kind", kind_text(filter)},
         {":keyword", filter.keyword},
         {":pattern", "%" + filter.keyword + "%"},
         {":number", number_in(filter.keyword)},
         {":unused", filter.only_unused},
         {":limit", filter.limit},
         {":offset", filter.offset}},
        [](db::Row const& row) { return LibraryFile{read_file(row), row.integer("uses")}; });
}

std::int64_t count_files(db::Reader const& reader, LibraryFilter const& filter)
{
    return *reader.one(
        count_of_files,
        {{":unit", filter.unit},
         {":kind", kind_text(filter)},
         {":keyword", filter.keyword},
         {":pattern", "%" + filter.keyword + "%"},
         {":number", number_in(filter.keyword)},
         {":unused", filter.only_unused}},
        [](db::Row const& row) { return row.integer("count"); });
}

std::vector<StoredFile> files_with(db::Reader const& reader, UnitId unit, std::string const& hash)
{
    return reader.all(select_same, {{":hash", hash}, {":unit", unit}}, read_file);
}

void save_alt(db::Transaction& tx, FileId id, std::string const& alt)
{
    tx.run(update_alt, {{":id", id}, {":alt", alt}});
}

void save_focus(db::Transaction& tx, FileId id, Focus focus)
{
    tx.run(update_focus, {{":id", id}, {":x", focus.x}, {":y", focus.y}});
}

} // namespace fengye::media::store

namespace fengye::media {

std::vector<Holder> holders_of(db::Reader const& reader, FileId id)
{
    return reader.all(store::select_holders, {{":file", id}}, [](db::Row const& row) {
        return Holder{row.text("subject"), row.get<UnitId>("unit"), row.text("title"),
                      row.text("path"),    row.text("state"),       row.get<bool>("is_public")};
    });
}

std::int64_t bytes_of_unit(db::Reader const& reader, UnitId unit)
{
    return *reader.one(
        store::sum_of_unit, {{":unit", unit}}, [](db::Row const& row) { return row.integer("bytes"); });
}

Result<void> check_room(
    db::Reader const& reader, UnitId unit, std::string const& hash, std::int64_t size_bytes,
    std::int64_t quota_bytes)
{
    if (!store::files_with(reader, unit, hash).empty() ||
        bytes_of_unit(reader, unit) + size_bytes <= quota_bytes)
        return {};
    return refuse(Because::not_valid, "media.no_room", "file");
}

void note_holder(db::Transaction& tx, Holder const& holder)
{
    tx.run(
        store::insert_holder, {{":subject", holder.subject},
                               {":unit", holder.unit},
                               {":title", holder.title},
                               {":path", holder.path},
                               {":state", holder.state},
                               {":is_public", holder.is_public}});
}

// Autosave comes here every few seconds, and mostly with the files of the last time.
void note_uses(
    db::Transaction& tx, std::string const& subject, std::string const& place, std::vector<FileId> files)
{
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    if (tx.all(store::select_uses, {{":subject", subject}, {":place", place}}, store::file_of) == files)
        return;
    tx.run(store::delete_place, {{":subject", subject}, {":place", place}});
    for (auto const file : files)
        tx.run(store::insert_use, {{":subject", subject}, {":place", place}, {":file", file}});
}

void note_alt(db::Transaction& tx, FileId id, std::string const& alt)
{
    tx.run(store::fill_alt, {{":id", id}, {":alt", alt}});
}

void forget_uses(db::Transaction& tx, std::string const& subject, std::string const& place_stem)
{
    tx.run(store::delete_places, {{":subject", subject}, {":pattern", place_stem + "%"}});
}

} // namespace fengye::media
