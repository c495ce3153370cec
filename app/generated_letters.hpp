#pragma once

#include "app/city.hpp"

namespace fengye {

// So many letters of the last three years, most of them answered, for measuring: their words are made up,
// their rows are those of real ones.
void write_generated_letters(City&, StillClock&, int count);

} // namespace fengye
