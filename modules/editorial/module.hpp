#pragma once

#include "platform/module/module.hpp"

namespace fengye::editorial {

// The table of contents; called once by app/.
void declare(Module&);

} // namespace fengye::editorial
