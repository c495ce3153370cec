#pragma once

#include "modules/letters/domain/named_filter.hpp"
#include "platform/work/work.hpp"

namespace fengye::letters {

// A tab of one's own. Refuses an empty or long name, and more tabs than fit beside each other.
Result<void> name_filter(Work&, std::string const& name, std::string const& query);
Result<void> forget_filter(Work&, NamedFilterId);

} // namespace fengye::letters
