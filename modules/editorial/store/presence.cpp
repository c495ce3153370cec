#include "modules/editorial/store/presence.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql drop_stale{
    "editorial.drop_presence", "DELETE FROM editorial_presence WHERE item = :item AND seen_at <= :stale"};
constexpr db::Sql upsert_presence{"editorial.note_presence", R"sql(
    INSERT INTO editorial_presence (item, person, since, seen_at) VALUES (:item, :person, :now, :now)
    ON CONFLICT (item, person) DO UPDATE SET seen_at = excluded.seen_at
)sql"};
constexpr db::Sql select_present{"editorial.present_in", R"sql(
    SELECT person, since FROM editorial_presence WHERE item = :item AND seen_at > :stale ORDER BY since, person LIMIT 20
)sql"};

} // namespace

void note_presence(db::Transaction& tx, ItemId item, PersonId person, Moment now, Moment stale)
{
    tx.run(drop_stale, {{":item", item}, {":stale", stale}});
    tx.run(upsert_presence, {{":item", item}, {":person", person}, {":now", now}});
}

std::vector<Present> present_in(db::Reader const& reader, ItemId item, Moment stale)
{
    return reader.all(select_present, {{":item", item}, {":stale", stale}}, [](db::Row const& row) {
        return Present{row.get<PersonId>("person"), row.get<Moment>("since")};
    });
}

} // namespace fengye::editorial::store
