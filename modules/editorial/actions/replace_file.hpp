#pragma once

#include "platform/id/id.hpp"
#include "platform/result/result.hpp"
#include "platform/work/work.hpp"

namespace fengye::editorial {

// Puts one file in the place of another in every item this person may write: in their own line of a draft or
// a returned item, and for what is public in a correction begun beside it. What is on its way through review
// and sign-off stays as it is.
Result<void> replace_file(Work&, FileId from, FileId to);

} // namespace fengye::editorial
