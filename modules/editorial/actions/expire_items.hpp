#pragma once

#include "modules/editorial/editorial.hpp"
#include "platform/work/work.hpp"

namespace fengye::editorial {

// So long before its last day an item's unit is asked whether it should stay.
inline constexpr std::chrono::days expiry_notice{14};

// Each night. Takes down what had its last day, and asks units about what soon has; says what should be true,
// so that a night that was missed is made good the next.
Result<void> expire_items(Work&);

// The unit's answer that it may go: settles the question. Keeping it longer is a correction with a later day.
Result<void> let_expire(Work&, ItemId);

} // namespace fengye::editorial
