#pragma once

#include "platform/work/work.hpp"

namespace fengye::letters {

// In the journal: who took how many letters' figures out of the house.
Result<void> note_export(Work&, int count, std::string const& filter);

} // namespace fengye::letters
