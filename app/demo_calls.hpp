#pragma once

#include "app/city.hpp"

namespace fengye {

// A call for content that some units have answered and others have not.
void write_demo_calls(City&, StillClock&);

} // namespace fengye
