#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

void declare(Module&);

} // namespace fengye::people
