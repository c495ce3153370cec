#include "modules/editorial/store/attachment_texts.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql select_texts{"editorial.attachment_texts_of", R"sql(
    SELECT id, file, is_public FROM editorial_attachment_texts WHERE item = :item ORDER BY id LIMIT 1000
)sql"};
constexpr db::Sql upsert_text{"editorial.save_attachment_text", R"sql(
    INSERT INTO editorial_attachment_texts (id, item, file, is_public) VALUES (:id, :item, :file, :is_public)
    ON CONFLICT (id) DO UPDATE SET is_public = excluded.is_public
)sql"};

} // namespace

std::vector<AttachmentRow> attachment_texts_of(db::Reader const& reader, ItemId item)
{
    return reader.all(select_texts, {{":item", item}}, [](db::Row const& row) {
        return AttachmentRow{
            row.get<decltype(AttachmentRow::id)>("id"), row.get<FileId>("file"), row.get<bool>("is_public")};
    });
}

void save_attachment_text(db::Transaction& tx, ItemId item, AttachmentRow const& row)
{
    tx.run(
        upsert_text, {{":id", row.id}, {":item", item}, {":file", row.file}, {":is_public", row.is_public}});
}

} // namespace fengye::editorial::store
