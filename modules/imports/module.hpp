#pragma once

#include "platform/module/module.hpp"

namespace fengye::imports {

// The table of contents; called once by app/.
void declare(Module&);

} // namespace fengye::imports
