#include "modules/imports/module.hpp"

#include "modules/imports/actions/forget_item.hpp"
#include "modules/imports/imports.hpp"
#include "platform/front/old_addresses.hpp"

namespace fengye::imports {

namespace {

front::Placement place_old_address(OldAddress const& old)
{
    return {.path = front::place_of_old_address(old.address), .moved_to = old.target, .at = old.at};
}

} // namespace

// Pages are taken in by `fengye import` (app/import.cpp); the desk has no door for it.
void declare(Module& module)
{
    module.publishes<OldAddress>(place_old_address);
    module.hears<editorial::ItemErased>(
        "imports.forget_item",
        [](Work& work, Platform&, editorial::ItemErased const& erased) -> Result<void> {
            forget_item(work, erased.item);
            return {};
        });
}

} // namespace fengye::imports
