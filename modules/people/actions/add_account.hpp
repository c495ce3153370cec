#pragma once

#include "modules/people/domain/person.hpp"
#include "modules/people/people.hpp"

namespace fengye::people {

// An account without a password: a set-up link, or set_password, gives it one. Refuses a name that is taken.
Result<AccountId> add_account(Work&, PersonId, std::string const& name);

} // namespace fengye::people
