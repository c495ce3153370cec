#include "modules/editorial/store/imports.hpp"

#include "modules/media/media.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql insert{"editorial.add_import", R"sql(
    INSERT INTO editorial_imports (item, number, person, file, name, report, made_at)
    VALUES (:item, (SELECT COALESCE(MAX(number), 0) + 1 FROM editorial_imports WHERE item = :item),
            :person, :file, :name, :report, :made_at)
)sql"};
constexpr db::Sql select_last{"editorial.last_import", R"sql(
    SELECT person, file, name, report, made_at FROM editorial_imports WHERE item = :item
    ORDER BY number DESC LIMIT 1
)sql"};
constexpr db::Sql select_files{
    "editorial.imported_files", "SELECT file FROM editorial_imports WHERE item = :item ORDER BY number"};
constexpr db::Sql erase{"editorial.erase_imports", "DELETE FROM editorial_imports WHERE item = :item"};

} // namespace

void add_import(db::Transaction& tx, ItemId item, Import const& import)
{
    tx.run(
        insert, {{":item", item},
                 {":person", import.person},
                 {":file", import.file},
                 {":name", import.name},
                 {":report", encode(import.report)},
                 {":made_at", import.made_at}});
    media::note_uses(tx, "item/" + item.text(), "import/" + import.file.text(), {import.file});
}

std::optional<Import> find_last_import(db::Reader const& reader, ItemId item)
{
    return reader.one(select_last, {{":item", item}}, [](db::Row const& row) {
        return Import{
            row.get<PersonId>("person"), row.get<FileId>("file"), row.text("name"),
            row.get<Moment>("made_at"), decode<ImportReport>(row.text("report"))};
    });
}

std::vector<FileId> imported_files_of(db::Reader const& reader, ItemId item)
{
    return reader.all(
        select_files, {{":item", item}}, [](db::Row const& row) { return row.get<FileId>("file"); });
}

void erase_imports(db::Transaction& tx, ItemId item)
{
    tx.run(erase, {{":item", item}});
}

} // namespace fengye::editorial::store
