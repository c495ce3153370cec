#include "modules/imports/store/pages.hpp"

#include "platform/crypto/crypto.hpp"

namespace fengye::imports::store {

namespace {

constexpr db::Sql select_page{
    "imports.find_page", "SELECT hash, item FROM imports_pages WHERE source = :source AND page = :page"};
constexpr db::Sql insert_page{"imports.add_page", R"sql(
    INSERT INTO imports_pages (source, page, hash, item, run) VALUES (:source, :page, :hash, :item, :run)
)sql"};
constexpr db::Sql insert_address{"imports.add_address", R"sql(
    INSERT INTO imports_addresses (id, address, item) VALUES (:id, :address, :item) ON CONFLICT DO NOTHING
)sql"};
constexpr db::Sql select_address{
    "imports.find_address", "SELECT id FROM imports_addresses WHERE address = :address"};
// An item has its page's few addresses and one for each attachment.
constexpr db::Sql select_addresses{
    "imports.addresses_of_item",
    "SELECT id FROM imports_addresses WHERE item = :item ORDER BY id LIMIT 10000"};

// Keys and addresses hold words of titles; their hash tells them apart as well.
std::string hashed(std::string_view text)
{
    return crypto::hex(crypto::view(crypto::sm3(text)));
}

} // namespace

std::optional<TakenPage>
find_page(db::Reader const& reader, std::string const& source, std::string const& key)
{
    return reader.one(select_page, {{":source", source}, {":page", hashed(key)}}, [](db::Row const& row) {
        return TakenPage{row.text("hash"), row.get<editorial::ItemId>("item")};
    });
}

void add_page(
    db::Transaction& tx, std::string const& source, std::string const& key, TakenPage const& page, RunId run)
{
    tx.run(
        insert_page, {{":source", source},
                      {":page", hashed(key)},
                      {":hash", page.hash},
                      {":item", page.item},
                      {":run", run}});
}

bool add_address(db::Transaction& tx, Id<OldAddress> id, std::string const& address, editorial::ItemId item)
{
    return tx.run(insert_address, {{":id", id}, {":address", hashed(address)}, {":item", item}}) > 0;
}

bool is_known(db::Reader const& reader, std::string const& address)
{
    return reader
        .one(
            select_address, {{":address", hashed(address)}},
            [](db::Row const& row) { return row.integer("id"); })
        .has_value();
}

std::vector<Id<OldAddress>> addresses_of(db::Reader const& reader, editorial::ItemId item)
{
    return reader.all(select_addresses, {{":item", item}}, [](db::Row const& row) {
        return row.get<Id<OldAddress>>("id");
    });
}

} // namespace fengye::imports::store
