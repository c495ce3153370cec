#pragma once

#include "modules/people/people.hpp"

namespace fengye::people {

// Nobody signs in with it any more; its sessions and links end at once. What was done with it stays.
Result<void> disable_account(Work&, AccountId);

} // namespace fengye::people
