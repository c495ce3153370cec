#pragma once

#include "modules/editorial/editorial.hpp"
#include "platform/work/work.hpp"

namespace fengye::imports {

// An item was taken out for good. Its old addresses were made of its title, and what runs said of it names
// it: all of that goes too. That it was taken stays noted, so that it does not come again.
void forget_item(Work&, editorial::ItemId);

} // namespace fengye::imports
