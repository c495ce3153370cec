#pragma once

#include "app/city.hpp"

namespace fengye {

// The demo's own texts (modules/editorial/fixtures/demo), each written, reviewed, signed and published by its
// unit's staff at its time.
void write_demo_items(City&, StillClock&);

// As many more, composed from the demo's sentences, spread over the years: for load, told apart by their
// titles.
void write_generated_documents(City&, StillClock&, int count);

} // namespace fengye
