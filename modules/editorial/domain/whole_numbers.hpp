#pragma once

#include <vector>

#include "modules/editorial/domain/comparison.hpp"

namespace fengye::editorial {

// The parts of a line as people read figures: 18 became 20, not 1 stayed and 8 became another. The figures of
// a comparison are counted without this.
std::vector<Part> with_whole_numbers(std::vector<Part>);

} // namespace fengye::editorial
