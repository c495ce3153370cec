#pragma once

#include "platform/module/module.hpp"

namespace fengye::letters {

// The table of contents; called once by app/.
void declare(Module&);

} // namespace fengye::letters
