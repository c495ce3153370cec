#pragma once

#include "modules/people/domain/person.hpp"
#include "platform/db/db.hpp"

namespace fengye::people::store {

void insert_account(db::Transaction&, Account const&, Moment created_at);
Result<Account> find_account(db::Reader const&, AccountId);
std::optional<Account> find_account(db::Reader const&, std::string_view name);
std::vector<Account> accounts_of(db::Reader const&, PersonId);

enum class MustChange { no, yes };
void save_password(db::Transaction&, AccountId, std::string const& hash, MustChange);
void disable(db::Transaction&, AccountId);
void note_signed_in(db::Transaction&, AccountId, Moment);

void insert_setup_link(db::Transaction&, std::string const& token_hash, AccountId, Moment until);
// The account a link that still holds is for.
std::optional<AccountId> account_of_link(db::Reader const&, std::string const& token_hash, Moment now);
void delete_links_of(db::Transaction&, AccountId);
void delete_old_links(db::Transaction&, Moment now);

} // namespace fengye::people::store
