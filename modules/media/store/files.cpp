#include "modules/media/media.hpp"

namespace fengye::media {

namespace {

constexpr db::Sql insert_file{"media.insert_file", R"sql(
    INSERT INTO media_files (id, unit, person, kind, name, type, hash, size, width, height, made_at)
    VALUES (:id, :unit, :person, :kind, :name, :type, :hash, :size, :width, :height, :made_at)
)sql"};
constexpr db::Sql find_by_id{"media.find_file", R"sql(
    SELECT id, unit, kind, name, type, hash, size, width, height FROM media_files WHERE id = :id
)sql"};
constexpr db::Sql delete_file{"media.delete_file", "DELETE FROM media_files WHERE id = :id"};
constexpr db::Sql find_by_hash{"media.find_hash", "SELECT id FROM media_files WHERE hash = :hash LIMIT 1"};

} // namespace

StoredFile add_file(Work& work, UnitId unit, Examined const& examined, std::string const& hash, std::int64_t size_bytes)
{
    StoredFile const file{next_id<FileId>(work.tx, "media_files"), unit, examined.kind, examined.name, examined.type, hash, size_bytes, examined.size};
    work.tx.run(insert_file,
        {{":id", file.id}, {":unit", unit}, {":person", work.actor.person}, {":kind", file.kind}, {":name", file.name}, {":type", file.type},
            {":hash", hash}, {":size", size_bytes}, {":width", file.size.width}, {":height", file.size.height}, {":made_at", work.now}});
    work.record("media.file_added", "file/" + file.id.text(), file.hash);
    return file;
}

std::optional<StoredFile> find_file(db::Reader const& reader, FileId id)
{
    return reader.one(find_by_id, {{":id", id}}, [](db::Row const& row) {
        return StoredFile{row.get<FileId>("id"), row.get<UnitId>("unit"), row.get<FileKind>("kind"), row.text("name"), row.text("type"),
            row.text("hash"), row.integer("size"), {row.get<int>("width"), row.get<int>("height")}};
    });
}

void erase_file(Work& work, FileId id)
{
    auto const file = find_file(work.tx, id);
    if (!file)
        return;
    work.tx.run(delete_file, {{":id", id}});
    work.later("media.drop_bytes", DropBytes{file->hash}, work.now);
    work.record("media.file_erased", "file/" + id.text());
}

Result<void> drop_bytes(Work& work, files::Files& files, DropBytes const& bytes)
{
    auto const other = work.tx.one(find_by_hash, {{":hash", bytes.hash}}, [](db::Row const& row) { return row.get<FileId>("id"); });
    if (!other)
        files.erase(bytes.hash); // gone already when the job runs twice
    return {};
}

} // namespace fengye::media
