#pragma once

#include "modules/people/domain/session.hpp"
#include "modules/people/people.hpp"

namespace fengye::people {

// The address of a link, under the site's: /desk/setup/{token}.
std::string path_of_link(Secret const&);

// A one-time link with which the person sets a password, for seven days. The secret is made before the act,
// by new_secret(key, SecretKind::setup_link): an act may run twice, the link is shown once. Earlier links
// end.
Result<void> make_setup_link(Work&, AccountId, Secret const&);

// Sets the password and ends the link, and every session of the account. Refuses a link that was used or is
// old. The hash is made before the act.
Result<AccountId> use_setup_link(Work&, std::string const& token_hash, std::string const& password_hash);

} // namespace fengye::people
