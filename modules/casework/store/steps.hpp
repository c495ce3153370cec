#pragma once

#include "modules/casework/casework.hpp"

namespace fengye::casework::store {

void add_step(db::Transaction&, Vault const&, CaseId, Step const&); // its number is given here

} // namespace fengye::casework::store
