#pragma once

#include "app/city.hpp"

namespace fengye {

// Letters in every state, by the writers and the staff of the units, and two open mailboxes. Moves the clock.
void write_demo_letters(City&, StillClock&);

} // namespace fengye
