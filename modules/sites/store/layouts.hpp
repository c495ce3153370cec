#pragma once

#include "modules/sites/domain/layout.hpp"
#include "platform/db/db.hpp"

namespace fengye::sites::store {

// Empty when none has been saved.
Layout layout(db::Reader const&);
void save_layout(db::Transaction&, Layout const&);

} // namespace fengye::sites::store
