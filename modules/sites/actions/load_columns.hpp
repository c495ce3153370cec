#pragma once

#include "platform/result/result.hpp"
#include "platform/work/work.hpp"

namespace fengye::sites {

// The channels and columns a city begins with, numbered in their order, and its layout. What is there
// already, by slug and code, stays as it is.
Result<void> load_columns(Work&);

} // namespace fengye::sites
