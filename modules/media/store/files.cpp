#include "modules/media/store/library.hpp"
#include "modules/media/store/renditions.hpp"

namespace fengye::media {

namespace {

constexpr db::Sql insert_file{"media.insert_file", R"sql(
    INSERT INTO media_files (id, unit, person, kind, name, type, hash, size, width, height, made_at)
    VALUES (:id, :unit, :person, :kind, :name, :type, :hash, :size, :width, :height, :made_at)
)sql"};
constexpr db::Sql find_by_id{"media.find_file", R"sql(
    SELECT id, unit, kind, name, type, hash, size, width, height, alt, person, made_at, focus_x, focus_y FROM media_files WHERE id = :id
)sql"};
constexpr db::Sql delete_file{"media.delete_file", "DELETE FROM media_files WHERE id = :id"};
constexpr db::Sql delete_uses{"media.delete_uses", "DELETE FROM media_uses WHERE file = :id"};
constexpr db::Sql find_by_hash{"media.find_by_hash", "SELECT id FROM media_files WHERE hash = :hash LIMIT 1"};
constexpr db::Sql delete_inspection{
    "media.drop_inspection", "DELETE FROM media_inspections WHERE hash = :hash"};

} // namespace

StoredFile store::read_file(db::Row const& row)
{
    return {
        row.get<FileId>("id"),
        row.get<UnitId>("unit"),
        row.get<FileKind>("kind"),
        row.text("name"),
        row.text("type"),
        row.text("hash"),
        row.integer("size"),
        {row.get<int>("width"), row.get<int>("height")},
        row.text("alt"),
        row.get<PersonId>("person"),
        row.get<Moment>("made_at"),
        {row.get<int>("focus_x"), row.get<int>("focus_y")}};
}

StoredFile add_file(Work& work, UnitId unit, KeptUpload const& kept)
{
    auto const& examined = kept.examined;
    if (kept.inspected.is_complete())
        keep_inspection(work, kept.hash, kept.inspected);
    StoredFile const file{
        next_id<FileId>(work.tx, "media_files"),
        unit,
        examined.kind,
        examined.name,
        examined.type,
        kept.hash,
        kept.size_bytes,
        examined.size,
        {},
        work.actor.person,
        work.now};
    work.tx.run(
        insert_file, {{":id", file.id},
                      {":unit", unit},
                      {":person", work.actor.person},
                      {":kind", file.kind},
                      {":name", file.name},
                      {":type", file.type},
                      {":hash", kept.hash},
                      {":size", kept.size_bytes},
                      {":width", file.size.width},
                      {":height", file.size.height},
                      {":made_at", work.now}});
    work.record("media.file_added", "file/" + file.id.text(), file.hash);
    if (file.kind == FileKind::picture)
        ask_for_renditions(work, {});
    return file;
}

std::optional<StoredFile> find_file(db::Reader const& reader, FileId id)
{
    return reader.one(find_by_id, {{":id", id}}, store::read_file);
}

void drop_file(Work& work, FileId id)
{
    auto const file = find_file(work.tx, id);
    if (!file)
        return;
    work.tx.run(delete_file, {{":id", id}});
    work.tx.run(delete_uses, {{":id", id}});
    work.later("media.erase_file", FileErasure{file->hash}, work.now, "media.erase_file/" + file->hash);
    work.record("media.file_dropped", "file/" + id.text(), file->hash);
}

Result<void> erase_unused_file(Work& work, files::Files& files, FileErasure const& erasure)
{
    auto const used = work.tx.one(
        find_by_hash, {{":hash", erasure.hash}}, [](db::Row const& row) { return row.get<FileId>("id"); });
    if (!used && !store::is_rendition(work.tx, erasure.hash)) {
        files.erase(erasure.hash);
        drop_renditions(work, erasure.hash);
        work.tx.run(delete_inspection, {{":hash", erasure.hash}});
    }
    return {};
}

} // namespace fengye::media
