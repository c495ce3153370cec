#include "modules/editorial/store/relations.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql delete_relations{
    "editorial.drop_relations", "DELETE FROM editorial_relations WHERE item = :item"};
constexpr db::Sql insert_relation{"editorial.add_relation", R"sql(
    INSERT INTO editorial_relations (item, kind, older) VALUES (:item, :kind, :older)
)sql"};
constexpr db::Sql select_relations{"editorial.relations_of", R"sql(
    SELECT kind, older AS other, NULL AS published_at FROM editorial_relations WHERE item = :item ORDER BY older LIMIT 200
)sql"};
constexpr db::Sql select_later{"editorial.later_texts_of", R"sql(
    SELECT r.kind, r.item AS other, i.published_at FROM editorial_relations r JOIN editorial_items i ON i.id = r.item
    WHERE r.older = :item AND i.published_edition > 0 ORDER BY i.published_at, r.item LIMIT 200
)sql"};

Relation read_relation(db::Row const& row)
{
    auto const since = row.get<std::optional<Moment>>("published_at");
    return {
        row.get<RelationKind>("kind"), row.get<ItemId>("other"),
        since ? std::optional{day_of(*since)} : std::nullopt};
}

} // namespace

void save_relations(db::Transaction& tx, ItemId item, std::vector<Relation> const& relations)
{
    tx.run(delete_relations, {{":item", item}});
    for (auto const& relation : relations)
        tx.run(insert_relation, {{":item", item}, {":kind", relation.kind}, {":older", relation.item}});
}

std::vector<Relation> relations_of(db::Reader const& reader, ItemId item)
{
    return reader.all(select_relations, {{":item", item}}, read_relation);
}

std::vector<Relation> later_texts_of(db::Reader const& reader, ItemId item)
{
    return reader.all(select_later, {{":item", item}}, read_relation);
}

} // namespace fengye::editorial::store
