#include "modules/letters/module.hpp"

namespace fengye::letters {

void declare(Module&)
{
}

} // namespace fengye::letters
