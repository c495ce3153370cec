#include "modules/casework/module.hpp"

namespace fengye::casework {

void declare(Module&) {}

} // namespace fengye::casework
