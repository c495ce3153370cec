#include "modules/people/store/attempts.hpp"

#include "platform/id/next_id.hpp"

namespace fengye::people::store {

namespace {

constexpr db::Sql count_of_pair{"people.count_attempts_of_pair", R"sql(
    SELECT COUNT(*) AS total, MAX(at) AS last FROM people_attempts
    WHERE  name_hash = :name_hash AND network = :network AND at > :since
)sql"};
constexpr db::Sql count_of_network{"people.count_attempts_of_network", R"sql(
    SELECT COUNT(*) AS total, MIN(at) AS first FROM people_attempts WHERE network = :network AND at > :since
)sql"};
constexpr db::Sql count_of_name{"people.count_attempts_of_name", R"sql(
    SELECT COUNT(*) AS total, MAX(at) AS last FROM people_attempts WHERE name_hash = :name_hash AND at > :since
)sql"};
constexpr db::Sql find_known{"people.find_known_network", R"sql(
    SELECT last_at FROM people_known_networks WHERE account = :account AND network = :network
)sql"};
constexpr db::Sql insert_row{"people.insert_attempt", R"sql(
    INSERT INTO people_attempts (id, name_hash, network, at) VALUES (:id, :name_hash, :network, :at)
)sql"};
constexpr db::Sql drop_of_pair{"people.drop_attempts", R"sql(
    DELETE FROM people_attempts WHERE name_hash = :name_hash AND network = :network
)sql"};
constexpr db::Sql drop_old{"people.drop_old_attempts", "DELETE FROM people_attempts WHERE at < :before"};
constexpr db::Sql put_known{"people.put_known_network", R"sql(
    INSERT INTO people_known_networks (account, network, last_at) VALUES (:account, :network, :at)
    ON CONFLICT (account, network) DO UPDATE SET last_at = excluded.last_at
)sql"};
constexpr db::Sql drop_known{
    "people.drop_known_networks", "DELETE FROM people_known_networks WHERE last_at < :before"};

struct Count {
    int total;
    std::optional<Moment> at;
};

} // namespace

Attempts attempts_so_far(
    db::Reader const& reader, std::string const& name_hash, std::string const& network, AccountId account,
    Moment now)
{
    auto const with = [](char const* at) {
        return [at](db::Row const& row) {
            return Count{row.get<int>("total"), row.get<std::optional<Moment>>(at)};
        };
    };
    auto const pair = *reader.one(
        count_of_pair, {{":name_hash", name_hash}, {":network", network}, {":since", now - pair_memory}},
        with("last"));
    auto const of_network =
        *reader.one(count_of_network, {{":network", network}, {":since", now - limit_window}}, with("first"));
    auto const of_name =
        *reader.one(count_of_name, {{":name_hash", name_hash}, {":since", now - limit_window}}, with("last"));
    auto const known =
        reader.one(find_known, {{":account", account}, {":network", network}}, [](db::Row const& row) {
            return row.get<Moment>("last_at");
        });
    return {pair.total,    pair.at,    of_network.total, of_network.at,
            of_name.total, of_name.at, known.has_value()};
}

void insert_attempt(db::Transaction& tx, std::string const& name_hash, std::string const& network, Moment at)
{
    tx.run(
        insert_row, {{":id", next_number(tx, "people_attempts")},
                     {":name_hash", name_hash},
                     {":network", network},
                     {":at", at}});
}

void delete_attempts(db::Transaction& tx, std::string const& name_hash, std::string const& network)
{
    tx.run(drop_of_pair, {{":name_hash", name_hash}, {":network", network}});
}

void delete_old_attempts(db::Transaction& tx, Moment before)
{
    tx.run(drop_old, {{":before", before}});
}

void note_known_network(db::Transaction& tx, AccountId account, std::string const& network, Moment at)
{
    tx.run(put_known, {{":account", account}, {":network", network}, {":at", at}});
}

void forget_known_networks(db::Transaction& tx, Moment unused_since)
{
    tx.run(drop_known, {{":before", unused_since}});
}

} // namespace fengye::people::store
