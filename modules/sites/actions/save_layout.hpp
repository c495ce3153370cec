#pragma once

#include "modules/sites/domain/layout.hpp"
#include "platform/result/result.hpp"
#include "platform/work/work.hpp"

namespace fengye::sites {

// What stands where on the home page, from now on.
Result<void> save_layout(Work&, Layout const&);

} // namespace fengye::sites
