#pragma once

#include <string>

#include "modules/people/domain/sign_in_limits.hpp"
#include "platform/db/db.hpp"

namespace fengye::people::store {

Attempts attempts_so_far(
    db::Reader const&, std::string const& name_hash, std::string const& network, AccountId, Moment now);
void insert_attempt(db::Transaction&, std::string const& name_hash, std::string const& network, Moment);
// Of a name from a network, after a success.
void delete_attempts(db::Transaction&, std::string const& name_hash, std::string const& network);
void delete_old_attempts(db::Transaction&, Moment before);

void note_known_network(db::Transaction&, AccountId, std::string const& network, Moment);
void forget_known_networks(db::Transaction&, Moment unused_since);

} // namespace fengye::people::store
