#include "modules/editorial/store/recalls.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql upsert_recall{"editorial.save_recall", R"sql(
    INSERT INTO editorial_recalls (item, person, recalled_at, evidence) VALUES (:item, :person, :at, :evidence)
    ON CONFLICT (item) DO UPDATE SET person = excluded.person, recalled_at = excluded.recalled_at, evidence = excluded.evidence
)sql"};
constexpr db::Sql select_recall{
    "editorial.find_recall",
    "SELECT person, recalled_at, evidence FROM editorial_recalls WHERE item = :item"};
// Reads every public text: some seconds in a large city, and rare. The content is JSON, where a backslash
// stands before a quote; any one character will do for it, which both engines understand.
constexpr db::Sql select_linking{"editorial.items_linking_to", R"sql(
    SELECT i.id FROM editorial_items i JOIN editorial_editions e ON e.item = i.id AND e.number = i.published_edition
    WHERE i.published_edition > 0 AND e.content LIKE :link ORDER BY i.id LIMIT 50
)sql"};

} // namespace

void save_recall(db::Transaction& tx, ItemId item, Recall const& recall)
{
    tx.run(
        upsert_recall, {{":item", item},
                        {":person", recall.person},
                        {":at", recall.recalled_at},
                        {":evidence", encode(recall.evidence)}});
}

std::optional<Recall> find_recall(db::Reader const& reader, ItemId item)
{
    return reader.one(select_recall, {{":item", item}}, [](db::Row const& row) {
        return Recall{
            row.get<PersonId>("person"), row.get<Moment>("recalled_at"),
            decode<RecallEvidence>(row.text("evidence"))};
    });
}

std::vector<ItemId> items_linking_to(db::Reader const& reader, std::string const& path)
{
    return reader.all(select_linking, {{":link", "%" + path + "_\"%"}}, [](db::Row const& row) {
        return row.get<ItemId>("id");
    });
}

} // namespace fengye::editorial::store
