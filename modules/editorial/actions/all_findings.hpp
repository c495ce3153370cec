#pragma once

#include <vector>

#include "modules/editorial/domain/content.hpp"
#include "modules/editorial/domain/findings.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial {

// What is found in everything the public would read of it: the text, the lines about it, and its files.
std::vector<Finding> all_findings(db::Reader const&, Content const&, TermScan const&);

} // namespace fengye::editorial
