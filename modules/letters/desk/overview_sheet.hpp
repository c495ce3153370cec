#pragma once

#include "modules/letters/desk/overview_lines.hpp"
#include "platform/sheet/sheet.hpp"

namespace fengye::letters {

// The overview for those who go on counting: a row for each line, the last month beside this one.
sheet::Sheet overview_sheet(Overseer const&, std::vector<OverviewLine> const&);

} // namespace fengye::letters
