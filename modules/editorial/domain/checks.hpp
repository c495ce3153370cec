#pragma once

#include <string_view>
#include <vector>

#include "modules/editorial/domain/findings.hpp"

namespace fengye::editorial {

// What cannot be true, or is not written as it should be, with what should stand there where that is known:
// days that do not exist, weekdays that are not that day's, years with another sign for zero than 〇 (GB/T
// 15835), document numbers not as GB/T 9704 has them, laws that were repealed. None of it stops a signature.
// At most 200, in the order of the text.
std::vector<Finding> checks_in(std::string_view text);

} // namespace fengye::editorial
