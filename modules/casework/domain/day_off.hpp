#pragma once

#include "platform/calendar/calendar.hpp"

namespace fengye::casework {

// Whether a day that is not worked belongs to a holiday rather than being a plain weekend. A break that the
// State Council announces takes in the weekends it touches, so a Saturday or Sunday belongs to the break
// whose weekdays off it adjoins; the law's own fixed days (HOL art. 2) are holidays whatever day they fall
// on.
bool is_holiday(Calendar const&, Day);

} // namespace fengye::casework
