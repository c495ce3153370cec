#pragma once

#include "modules/people/people.hpp"

namespace fengye::people {

// The bodies of fixtures/units.toml, in their order: new ones get the next numbers, changed ones are
// published again. Returns how many there were.
Result<int> load_units(Work&);

// The same from another text in the format of fixtures/units.toml. Refuses what cannot be read.
Result<int> load_units(Work&, std::string_view toml);

} // namespace fengye::people
