#pragma once

#include "modules/editorial/domain/terms.hpp"
#include "platform/words/words.hpp"

namespace fengye::editorial {

// Tables of terms have their columns and values in words; what is saved in any language of the desk can be
// taken in again.
Canonical names_in_table(Words const&);

} // namespace fengye::editorial
