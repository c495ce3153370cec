#pragma once

#include "modules/casework/casework.hpp"

namespace fengye::casework::store {

void save_clock(db::Transaction&, CaseId, std::string_view name, LegalClock const&);

} // namespace fengye::casework::store
