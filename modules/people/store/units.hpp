#pragma once

#include "modules/people/people.hpp"

namespace fengye::people::store {

void save_unit(db::Transaction&, UnitRecord const&); // new or changed

void save_one_reviewer(db::Transaction&, UnitId, OneReviewer const&);
void delete_one_reviewer(db::Transaction&, UnitId);

} // namespace fengye::people::store
