#include "modules/media/store/renditions.hpp"

#include <fmt/format.h>

namespace fengye::media {

namespace {

constexpr db::Sql select_next{"media.next_to_render", R"sql(
    SELECT hash FROM media_files WHERE kind = 'picture'
      AND NOT EXISTS (SELECT 1 FROM media_rendered WHERE source = media_files.hash)
    ORDER BY id DESC LIMIT 1
)sql"};
constexpr db::Sql select_wanted{"media.is_wanted", R"sql(
    SELECT hash FROM media_files WHERE hash = :hash AND kind = 'picture'
      AND NOT EXISTS (SELECT 1 FROM media_rendered WHERE source = :hash) LIMIT 1
)sql"};
constexpr db::Sql insert_rendered{"media.note_rendered", R"sql(
    INSERT INTO media_rendered (source, made_at, problem) VALUES (:source, :made_at, :problem)
)sql"};
constexpr db::Sql insert_rendition{"media.add_rendition", R"sql(
    INSERT INTO media_renditions (id, source, width, height, type, hash, size)
    VALUES (:id, :source, :width, :height, :type, :hash, :size)
)sql"};
constexpr db::Sql select_renditions{"media.renditions_of", R"sql(
    SELECT id, width, height, type, hash, size FROM media_renditions WHERE source = :source ORDER BY id LIMIT 100
)sql"};
constexpr db::Sql delete_made{
    "media.delete_renditions", "DELETE FROM media_renditions WHERE source = :source"};
constexpr db::Sql delete_rendered{
    "media.delete_rendered", "DELETE FROM media_rendered WHERE source = :source"};
constexpr db::Sql select_by_hash{
    "media.is_rendition", "SELECT hash FROM media_renditions WHERE hash = :hash LIMIT 1"};
constexpr db::Sql select_holders{"media.holders_at", R"sql(
    SELECT DISTINCT subject FROM media_uses
    WHERE place = :place AND file IN (SELECT id FROM media_files WHERE hash = :hash)
    ORDER BY subject LIMIT 200
)sql"};

// Whoever uploads several pictures is done first.
constexpr std::chrono::seconds patience{5};

std::string hash_in(db::Row const& row)
{
    return row.text("hash");
}

} // namespace

std::vector<Rendition> renditions_of(db::Reader const& reader, std::string const& hash)
{
    return reader.all(select_renditions, {{":source", hash}}, [](db::Row const& row) {
        return Rendition{row.get<FileId>("id"), row.get<int>("width"), row.get<int>("height"),
                         row.text("type"),      row.text("hash"),      row.integer("size")};
    });
}

std::vector<std::string>
holders_at(db::Reader const& reader, std::string const& place, std::string const& hash)
{
    return reader.all(select_holders, {{":place", place}, {":hash", hash}}, [](db::Row const& row) {
        return row.text("subject");
    });
}

void erase_later(Work& work, std::vector<Rendition> const& made)
{
    for (auto const& one : made)
        work.later("media.erase_file", FileErasure{one.hash}, work.now, "media.erase_file/" + one.hash);
}

void ask_for_renditions(Work& work, RenderingTurn const& turn)
{
    work.later(
        "media.make_renditions", turn, work.now + patience,
        turn.is_second ? "media.make_renditions/second" : "media.make_renditions/first");
}

void drop_renditions(Work& work, std::string const& source)
{
    auto const made = renditions_of(work.tx, source);
    store::delete_renditions(work.tx, source);
    erase_later(work, made);
}

namespace store {

std::optional<std::string> next_to_render(db::Reader const& reader)
{
    return reader.one(select_next, {}, hash_in);
}

bool is_wanted(db::Reader const& reader, std::string const& hash)
{
    return reader.one(select_wanted, {{":hash", hash}}, hash_in).has_value();
}

void add_renditions(
    db::Transaction& tx, std::string const& source, std::vector<Rendition> made, std::string const& problem,
    Moment now)
{
    tx.run(insert_rendered, {{":source", source}, {":made_at", now}, {":problem", problem}});
    for (auto const& one : made)
        tx.run(
            insert_rendition, {{":id", next_id<FileId>(tx, "media_files")},
                               {":source", source},
                               {":width", one.width},
                               {":height", one.height},
                               {":type", one.type},
                               {":hash", one.hash},
                               {":size", one.size_bytes}});
}

void delete_renditions(db::Transaction& tx, std::string const& source)
{
    tx.run(delete_made, {{":source", source}});
    tx.run(delete_rendered, {{":source", source}});
}

bool is_rendition(db::Reader const& reader, std::string const& hash)
{
    return reader.one(select_by_hash, {{":hash", hash}}, hash_in).has_value();
}

} // namespace store

} // namespace fengye::media
