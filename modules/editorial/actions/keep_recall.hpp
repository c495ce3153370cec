#pragma once

#include "modules/editorial/domain/recall.hpp"
#include "platform/work/work.hpp"

namespace fengye::editorial {

// Keeps what is needed to look whether a recalled item is gone everywhere.
Result<void> keep_recall(Work&, ItemId, RecallEvidence const&);

} // namespace fengye::editorial
