#include "modules/people/store/accounts.hpp"

namespace fengye::people::store {

namespace {

constexpr db::Sql insert_row{"people.insert_account", R"sql(
    INSERT INTO people_accounts (id, person, name, password_hash, must_change, disabled, created_at)
    VALUES (:id, :person, :name, :password_hash, :must_change, 0, :created_at)
)sql"};
constexpr db::Sql find_by_id{"people.find_account_by_id", R"sql(
    SELECT id, person, name, password_hash, must_change, disabled, last_signed_in_at FROM people_accounts WHERE id = :id
)sql"};
constexpr db::Sql find_by_name{"people.find_account_by_name", R"sql(
    SELECT id, person, name, password_hash, must_change, disabled, last_signed_in_at FROM people_accounts WHERE name = :name
)sql"};
constexpr db::Sql list_of_person{"people.list_accounts", R"sql(
    SELECT id, person, name, password_hash, must_change, disabled, last_signed_in_at FROM people_accounts
    WHERE  person = :person ORDER BY id LIMIT 50
)sql"};
constexpr db::Sql update_password{"people.update_password", R"sql(
    UPDATE people_accounts SET password_hash = :hash, must_change = :must_change WHERE id = :id
)sql"};
constexpr db::Sql update_disabled{
    "people.disable_account", "UPDATE people_accounts SET disabled = 1 WHERE id = :id"};
constexpr db::Sql update_signed_in{
    "people.note_signed_in", "UPDATE people_accounts SET last_signed_in_at = :at WHERE id = :id"};
constexpr db::Sql insert_link{"people.insert_setup_link", R"sql(
    INSERT INTO people_setup_links (token_hash, account, until_at) VALUES (:token_hash, :account, :until)
)sql"};
constexpr db::Sql find_link{"people.find_setup_link", R"sql(
    SELECT account FROM people_setup_links WHERE token_hash = :token_hash AND until_at > :now
)sql"};
constexpr db::Sql drop_links_of{
    "people.drop_setup_links", "DELETE FROM people_setup_links WHERE account = :account"};
constexpr db::Sql drop_old_links{
    "people.drop_old_setup_links", "DELETE FROM people_setup_links WHERE until_at <= :now"};

Account read_account(db::Row const& row)
{
    return {
        row.get<AccountId>("id"),
        row.get<PersonId>("person"),
        row.text("name"),
        row.text("password_hash"),
        row.get<bool>("must_change"),
        row.get<bool>("disabled"),
        row.get<std::optional<Moment>>("last_signed_in_at")};
}

} // namespace

void insert_account(db::Transaction& tx, Account const& account, Moment created_at)
{
    tx.run(
        insert_row, {{":id", account.id},
                     {":person", account.person},
                     {":name", account.name},
                     {":password_hash", account.password_hash},
                     {":must_change", account.must_change},
                     {":created_at", created_at}});
}

Result<Account> find_account(db::Reader const& reader, AccountId id)
{
    auto found = reader.one(find_by_id, {{":id", id}}, read_account);
    if (!found)
        return refuse(Because::not_found, "people.error_no_account");
    return *std::move(found);
}

std::optional<Account> find_account(db::Reader const& reader, std::string_view name)
{
    return reader.one(find_by_name, {{":name", name}}, read_account);
}

std::vector<Account> accounts_of(db::Reader const& reader, PersonId person)
{
    return reader.all(list_of_person, {{":person", person}}, read_account);
}

void save_password(db::Transaction& tx, AccountId account, std::string const& hash, MustChange must_change)
{
    tx.run(
        update_password,
        {{":id", account}, {":hash", hash}, {":must_change", must_change == MustChange::yes}});
}

void disable(db::Transaction& tx, AccountId account)
{
    tx.run(update_disabled, {{":id", account}});
}

void note_signed_in(db::Transaction& tx, AccountId account, Moment at)
{
    tx.run(update_signed_in, {{":id", account}, {":at", at}});
}

void insert_setup_link(db::Transaction& tx, std::string const& token_hash, AccountId account, Moment until)
{
    tx.run(insert_link, {{":token_hash", token_hash}, {":account", account}, {":until", until}});
}

std::optional<AccountId> account_of_link(db::Reader const& reader, std::string const& token_hash, Moment now)
{
    return reader.one(find_link, {{":token_hash", token_hash}, {":now", now}}, [](db::Row const& row) {
        return row.get<AccountId>("account");
    });
}

void delete_links_of(db::Transaction& tx, AccountId account)
{
    tx.run(drop_links_of, {{":account", account}});
}

void delete_old_links(db::Transaction& tx, Moment now)
{
    tx.run(drop_old_links, {{":now", now}});
}

} // namespace fengye::people::store
