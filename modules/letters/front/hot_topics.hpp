#pragma once

#include "modules/letters/front/figures.hpp"

namespace fengye::letters {

// What most letters of the newest week and month are about, as letters/public_hot.html shows it; HAS_HOT says
// whether there is anything.
html::Values hot_values(Public&, Figures const&);

} // namespace fengye::letters
