#include "modules/editorial/store/expiries.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql delete_expiry{"editorial.drop_expiry", "DELETE FROM editorial_expiries WHERE item = :item"};
constexpr db::Sql insert_expiry{
    "editorial.add_expiry",
    "INSERT INTO editorial_expiries (item, expires_on, is_asked) VALUES (:item, :expires_on, 0)"};
constexpr db::Sql select_expiry{
    "editorial.find_expiry", "SELECT item, expires_on FROM editorial_expiries WHERE item = :item"};
constexpr db::Sql select_expired{"editorial.expired_before", R"sql(
    SELECT item, expires_on FROM editorial_expiries WHERE expires_on < :day ORDER BY expires_on, item LIMIT 500
)sql"};
constexpr db::Sql select_to_ask{"editorial.to_ask_by", R"sql(
    SELECT item, expires_on FROM editorial_expiries WHERE expires_on <= :day AND is_asked = 0
    ORDER BY expires_on, item LIMIT 500
)sql"};
constexpr db::Sql update_asked{
    "editorial.note_expiry_asked", "UPDATE editorial_expiries SET is_asked = 1 WHERE item = :item"};

Expiry read_expiry(db::Row const& row)
{
    return {row.get<ItemId>("item"), row.get<Day>("expires_on")};
}

} // namespace

void save_expiry(db::Transaction& tx, ItemId item, std::optional<Day> expires_on)
{
    tx.run(delete_expiry, {{":item", item}});
    if (expires_on)
        tx.run(insert_expiry, {{":item", item}, {":expires_on", *expires_on}});
}

std::optional<Day> find_expiry(db::Reader const& reader, ItemId item)
{
    auto const expiry = reader.one(select_expiry, {{":item", item}}, read_expiry);
    return expiry ? std::optional{expiry->expires_on} : std::nullopt;
}

std::vector<Expiry> expired_before(db::Reader const& reader, Day day)
{
    return reader.all(select_expired, {{":day", day}}, read_expiry);
}

std::vector<Expiry> to_ask_by(db::Reader const& reader, Day day)
{
    return reader.all(select_to_ask, {{":day", day}}, read_expiry);
}

void note_asked(db::Transaction& tx, ItemId item)
{
    tx.run(update_asked, {{":item", item}});
}

} // namespace fengye::editorial::store
