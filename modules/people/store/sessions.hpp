#pragma once

#include "modules/people/domain/person.hpp"
#include "modules/people/domain/session.hpp"
#include "platform/db/db.hpp"

namespace fengye::people::store {

// A session with whose it is: all that a request needs to know, in one question.
struct Visit {
    Session session;
    Account account;
    Person person;
};

void insert_session(db::Transaction&, Session const&);
std::optional<Visit> find_visit(db::Reader const&, std::string const& token_hash);
void note_seen(db::Transaction&, std::string const& token_hash, Moment);
void delete_session(db::Transaction&, std::string const& token_hash);
// Those of an account, but one.
void delete_sessions_of(db::Transaction&, AccountId, std::string const& but_token_hash);
void delete_old_sessions(db::Transaction&, Moment seen_before);

} // namespace fengye::people::store
