#pragma once

#include "modules/letters/domain/named_filter.hpp"

namespace fengye::letters::store {

inline constexpr int filters_max = 8;
std::vector<NamedFilter> filters_of(db::Reader const&, PersonId); // in the order they were made
void insert_filter(db::Transaction&, NamedFilter const&);
void delete_filter(db::Transaction&, PersonId, NamedFilterId); // of this person only

} // namespace fengye::letters::store
