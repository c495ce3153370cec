#pragma once

#include "modules/people/people.hpp"
#include "modules/people/store/accounts.hpp"

namespace fengye::people {

using store::MustChange;

// Someone changes the own password: all other sessions of the account end. The caller has seen that the
// current one fits, and made the hash, before the act.
Result<void>
change_password(Work&, AccountId, std::string const& password_hash, std::string const& kept_session_hash);

// The operator's command and the demo give an account a password; with MustChange::yes the desk asks for
// another before anything else. All sessions end.
Result<void> set_password(Work&, AccountId, std::string const& password_hash, MustChange);

} // namespace fengye::people
