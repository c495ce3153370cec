#include "modules/people/store/sessions.hpp"

namespace fengye::people::store {

namespace {

constexpr db::Sql insert_row{"people.insert_session", R"sql(
    INSERT INTO people_sessions (token_hash, account, created_at, last_seen_at, address)
    VALUES (:token_hash, :account, :created_at, :last_seen_at, :address)
)sql"};
constexpr db::Sql find_row{"people.find_visit", R"sql(
    SELECT s.created_at, s.last_seen_at, s.address, a.id AS account, a.name, a.must_change, a.disabled,
           p.id AS person, p.post, p.unit, p.created_at AS since, p.left_on
    FROM   people_sessions s JOIN people_accounts a ON a.id = s.account JOIN people_persons p ON p.id = a.person
    WHERE  s.token_hash = :token_hash
)sql"};
constexpr db::Sql update_seen{"people.note_seen", R"sql(
    UPDATE people_sessions SET last_seen_at = :at WHERE token_hash = :token_hash AND last_seen_at < :at
)sql"};
constexpr db::Sql drop_one{
    "people.drop_session", "DELETE FROM people_sessions WHERE token_hash = :token_hash"};
constexpr db::Sql drop_of_account{"people.drop_sessions", R"sql(
    DELETE FROM people_sessions WHERE account = :account AND token_hash <> :but
)sql"};
constexpr db::Sql drop_old{
    "people.drop_old_sessions", "DELETE FROM people_sessions WHERE last_seen_at < :before"};

} // namespace

void insert_session(db::Transaction& tx, Session const& session)
{
    tx.run(
        insert_row, {{":token_hash", session.token_hash},
                     {":account", session.account},
                     {":created_at", session.created_at},
                     {":last_seen_at", session.last_seen_at},
                     {":address", session.address}});
}

std::optional<Visit> find_visit(db::Reader const& reader, std::string const& token_hash)
{
    return reader.one(find_row, {{":token_hash", token_hash}}, [&](db::Row const& row) {
        return Visit{
            {token_hash, row.get<AccountId>("account"), row.get<Moment>("created_at"),
             row.get<Moment>("last_seen_at"), row.text("address")},
            {row.get<AccountId>("account"),
             row.get<PersonId>("person"),
             row.text("name"),
             {},
             row.get<bool>("must_change"),
             row.get<bool>("disabled")},
            {row.get<PersonId>("person"), row.text("post"), row.get<UnitId>("unit"), row.get<Moment>("since"),
             row.get<std::optional<Day>>("left_on")},
        };
    });
}

void note_seen(db::Transaction& tx, std::string const& token_hash, Moment at)
{
    tx.run(update_seen, {{":token_hash", token_hash}, {":at", at}});
}

void delete_session(db::Transaction& tx, std::string const& token_hash)
{
    tx.run(drop_one, {{":token_hash", token_hash}});
}

void delete_sessions_of(db::Transaction& tx, AccountId account, std::string const& but_token_hash)
{
    tx.run(drop_of_account, {{":account", account}, {":but", but_token_hash}});
}

void delete_old_sessions(db::Transaction& tx, Moment seen_before)
{
    tx.run(drop_old, {{":before", seen_before}});
}

} // namespace fengye::people::store
