#pragma once

#include "platform/work/work.hpp"

namespace fengye::editorial {

// In the journal: who took how many items' titles out of the house.
Result<void> note_export(Work&, std::int64_t count, std::string const& filter);

} // namespace fengye::editorial
