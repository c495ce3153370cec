#include "modules/letters/store/filters.hpp"

namespace fengye::letters::store {

namespace {

constexpr db::Sql select{"letters.filters_of", R"sql(
    SELECT id, person, name, query FROM letters_filters WHERE person = :person ORDER BY id LIMIT :limit
)sql"};
constexpr db::Sql insert{"letters.add_filter", R"sql(
    INSERT INTO letters_filters (id, person, name, query) VALUES (:id, :person, :name, :query)
)sql"};
constexpr db::Sql remove{
    "letters.delete_filter", "DELETE FROM letters_filters WHERE id = :id AND person = :person"};

} // namespace

std::vector<NamedFilter> filters_of(db::Reader const& reader, PersonId person)
{
    return reader.all(select, {{":person", person}, {":limit", filters_max}}, [](db::Row const& row) {
        return NamedFilter{
            row.get<NamedFilterId>("id"), row.get<PersonId>("person"), row.text("name"), row.text("query")};
    });
}

void insert_filter(db::Transaction& tx, NamedFilter const& filter)
{
    tx.run(
        insert,
        {{":id", filter.id}, {":person", filter.person}, {":name", filter.name}, {":query", filter.query}});
}

void delete_filter(db::Transaction& tx, PersonId person, NamedFilterId id)
{
    tx.run(remove, {{":id", id}, {":person", person}});
}

} // namespace fengye::letters::store
