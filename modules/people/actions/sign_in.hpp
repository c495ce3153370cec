#pragma once

#include <chrono>

#include "modules/people/domain/session.hpp"
#include "modules/people/people.hpp"

namespace fengye::people {

// Signing in takes two acts, with the slow comparison of the password between them. The first counts the
// attempt before its outcome is known, so that a hundred at once are not one; the second takes it back.

struct Attempt {
    std::string name;      // of the account, as account_name_from made it
    std::string name_hash; // hash_of_name
    std::string network;   // network_of the address
};

// Refuses with too_many, and "seconds" and "minutes" among the values, while the name must wait there.
Result<void> begin_attempt(Work&, Attempt const&, int failures_max);

// Opens a session for an account whose password fitted, or whose set-up link was used, and remembers the
// network.
Result<void> open_session(Work&, AccountId, Attempt const&, std::string const& session_hash);

Result<void> sign_out(Work&, std::string const& session_hash);

} // namespace fengye::people
