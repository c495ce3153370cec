#pragma once

#include "modules/letters/letters.hpp"
#include "platform/work/work.hpp"

namespace fengye::letters {

// Publishes anew the figures of months in which something has changed.
Result<void> count_months(Work&);

} // namespace fengye::letters
