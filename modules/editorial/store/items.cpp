#include "modules/editorial/store/items.hpp"

#include "modules/editorial/store/file_uses.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql select_item{"editorial.find_item", R"sql(
    SELECT id, unit, author, state, title, public_title, home_column, is_urgent, edition, published_edition, reviewer, signer,
           signed_hash, release_at, published_at, changed_at, version
    FROM editorial_items WHERE id = :id
)sql"};
constexpr db::Sql insert_item{"editorial.add_item", R"sql(
    INSERT INTO editorial_items (id, unit, author, state, title, public_title, home_column, is_urgent, edition, published_edition,
                                 reviewer, signer, signed_hash, release_at, published_at, changed_at, version)
    VALUES (:id, :unit, :author, :state, :title, :public_title, :home_column, :is_urgent, :edition, :published_edition,
            :reviewer, :signer, :signed_hash, :release_at, :published_at, :changed_at, 1)
)sql"};
constexpr db::Sql update_item{"editorial.save_item", R"sql(
    UPDATE editorial_items
    SET unit = :unit, author = :author, state = :state, title = :title, public_title = :public_title,
        home_column = :home_column, is_urgent = :is_urgent, edition = :edition, published_edition = :published_edition, reviewer = :reviewer, signer = :signer,
        signed_hash = :signed_hash, release_at = :release_at, published_at = :published_at, changed_at = :changed_at,
        version = version + 1
    WHERE id = :id AND version = :version
)sql"};
// A filter that is not set is 0 or empty and lets everything pass.
constexpr db::Sql select_items{"editorial.list_items", R"sql(
    SELECT id, unit, author, state, title, public_title, home_column, is_urgent, edition, published_edition, reviewer, signer,
           signed_hash, release_at, published_at, changed_at, version
    FROM editorial_items
    WHERE unit = :unit AND (:state = '' OR state = :state) AND (:column = 0 OR home_column = :column)
      AND (:author = 0 OR author = :author) AND (:keyword = '' OR title LIKE :pattern OR id = :number)
    ORDER BY changed_at DESC, id DESC LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql count_of_items{"editorial.count_items", R"sql(
    SELECT COUNT(*) AS count FROM editorial_items
    WHERE unit = :unit AND (:state = '' OR state = :state) AND (:column = 0 OR home_column = :column)
      AND (:author = 0 OR author = :author) AND (:keyword = '' OR title LIKE :pattern OR id = :number)
)sql"};
// As the public knows them: nothing of what is being written beside.
constexpr db::Sql select_public_items{"editorial.list_public_items", R"sql(
    SELECT id, unit, author, 'published' AS state, public_title AS title, public_title, home_column, 0 AS is_urgent,
           published_edition AS edition, published_edition, reviewer, signer, signed_hash, release_at, published_at,
           changed_at, version
    FROM editorial_items
    WHERE published_edition > 0 AND (:column = 0 OR home_column = :column)
      AND (:keyword = '' OR public_title LIKE :pattern OR id = :number)
    ORDER BY published_at DESC, id DESC LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql count_of_public_items{"editorial.count_public_items", R"sql(
    SELECT COUNT(*) AS count FROM editorial_items
    WHERE published_edition > 0 AND (:column = 0 OR home_column = :column)
      AND (:keyword = '' OR public_title LIKE :pattern OR id = :number)
)sql"};
constexpr db::Sql select_waiting{"editorial.waiting_items", R"sql(
    SELECT id, unit, author, state, title, public_title, home_column, is_urgent, edition, published_edition, reviewer, signer,
           signed_hash, release_at, published_at, changed_at, version
    FROM editorial_items WHERE unit = :unit AND state = :state ORDER BY is_urgent DESC, changed_at LIMIT 200
)sql"};
constexpr db::Sql count_of_waiting{"editorial.count_waiting", R"sql(
    SELECT COUNT(*) AS count FROM editorial_items WHERE unit = :unit AND state = :state
)sql"};
constexpr db::Sql select_writers{"editorial.list_writers", R"sql(
    SELECT DISTINCT made_by FROM editorial_editions WHERE item = :item AND number > :published LIMIT 200
)sql"};

Item read_item(db::Row const& row)
{
    Item item;
    item.id = row.get<ItemId>("id");
    item.unit = row.get<UnitId>("unit");
    item.author = row.get<PersonId>("author");
    item.state = row.get<ItemState>("state");
    item.title = row.text("title");
    item.public_title = row.text("public_title");
    item.home_column = row.get<sites::ColumnId>("home_column");
    item.is_urgent = row.get<bool>("is_urgent");
    item.edition = row.get<int>("edition");
    item.published_edition = row.get<int>("published_edition");
    item.reviewer = row.get<PersonId>("reviewer");
    item.signer = row.get<PersonId>("signer");
    item.signed_hash = row.text("signed_hash");
    item.release_at = row.get<std::optional<Moment>>("release_at");
    item.published_at = row.get<std::optional<Moment>>("published_at");
    item.changed_at = row.get<Moment>("changed_at");
    item.version = row.integer("version");
    return item;
}

// % and _ mean themselves less often than they are typed; both engines take them as wildcards, which only
// widens.
std::string pattern_of(std::string const& keyword)
{
    return "%" + keyword + "%";
}

std::int64_t number_of(std::string const& keyword)
{
    auto const id = ItemId::from(keyword.starts_with('#') ? keyword.substr(1) : keyword);
    return id ? id->number : 0;
}

} // namespace

std::optional<Item> find_item(db::Reader const& reader, ItemId id)
{
    auto item = reader.one(select_item, {{":id", id}}, read_item);
    if (item)
        item->writers = reader.all(
            select_writers, {{":item", id}, {":published", item->published_edition}},
            [](db::Row const& row) { return row.get<PersonId>("made_by"); });
    return item;
}

void add_item(db::Transaction& tx, Item const& item)
{
    tx.run(
        insert_item, {{":id", item.id},
                      {":unit", item.unit},
                      {":author", item.author},
                      {":state", item.state},
                      {":title", item.title},
                      {":public_title", item.public_title},
                      {":home_column", item.home_column},
                      {":is_urgent", item.is_urgent},
                      {":edition", item.edition},
                      {":published_edition", item.published_edition},
                      {":reviewer", item.reviewer},
                      {":signer", item.signer},
                      {":signed_hash", item.signed_hash},
                      {":release_at", item.release_at},
                      {":published_at", item.published_at},
                      {":changed_at", item.changed_at}});
    note_holder(tx, item);
}

Result<void> save_item(db::Transaction& tx, Item const& item)
{
    auto const changed = tx.run(
        update_item, {{":id", item.id},
                      {":unit", item.unit},
                      {":author", item.author},
                      {":state", item.state},
                      {":title", item.title},
                      {":public_title", item.public_title},
                      {":home_column", item.home_column},
                      {":is_urgent", item.is_urgent},
                      {":edition", item.edition},
                      {":published_edition", item.published_edition},
                      {":reviewer", item.reviewer},
                      {":signer", item.signer},
                      {":signed_hash", item.signed_hash},
                      {":release_at", item.release_at},
                      {":published_at", item.published_at},
                      {":changed_at", item.changed_at},
                      {":version", item.version}});
    if (changed == 0)
        return refuse(Because::conflict, "platform.changed_meanwhile");
    note_holder(tx, item);
    return {};
}

std::vector<Item> list_items(db::Reader const& reader, ItemFilter const& filter)
{
    db::Param const column{":column", filter.column}, keyword{":keyword", filter.keyword},
        pattern{":pattern", pattern_of(filter.keyword)};
    db::Param const number{":number", number_of(filter.keyword)}, limit{":limit", filter.limit},
        offset{":offset", filter.offset};
    if (!filter.unit)
        return reader.all(select_public_items, {column, keyword, pattern, number, limit, offset}, read_item);
    auto const state = filter.state ? std::string{name_of(*filter.state)} : std::string{};
    return reader.all(
        select_items,
        {{":unit", *filter.unit},
         {":state", state},
         {":author", filter.author},
         column,
         keyword,
         pattern,
         number,
         limit,
         offset},
        read_item);
}

std::int64_t count_items(db::Reader const& reader, ItemFilter const& filter)
{
    auto const count = [](db::Row const& row) { return row.integer("count"); };
    db::Param const column{":column", filter.column}, keyword{":keyword", filter.keyword},
        pattern{":pattern", pattern_of(filter.keyword)};
    db::Param const number{":number", number_of(filter.keyword)};
    if (!filter.unit)
        return *reader.one(count_of_public_items, {column, keyword, pattern, number}, count);
    auto const state = filter.state ? std::string{name_of(*filter.state)} : std::string{};
    return *reader.one(
        count_of_items,
        {{":unit", *filter.unit},
         {":state", state},
         {":author", filter.author},
         column,
         keyword,
         pattern,
         number},
        count);
}

std::vector<Item> waiting_items(db::Reader const& reader, UnitId unit, ItemState state)
{
    return reader.all(select_waiting, {{":unit", unit}, {":state", state}}, read_item);
}

std::int64_t count_waiting(db::Reader const& reader, UnitId unit, ItemState state)
{
    return *reader.one(count_of_waiting, {{":unit", unit}, {":state", state}}, [](db::Row const& row) {
        return row.integer("count");
    });
}

} // namespace fengye::editorial::store
