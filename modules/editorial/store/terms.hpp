#pragma once

#include <vector>

#include "modules/editorial/domain/terms.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial::store {

// By their text, at most terms_max.
std::vector<Term> kept_terms(db::Reader const&);
std::int64_t count_kept_terms(db::Reader const&);

// In place of what was kept of the same text.
void keep_term(db::Transaction&, Term const&);
// Whether there was one.
bool drop_term(db::Transaction&, std::string const& text);

} // namespace fengye::editorial::store
