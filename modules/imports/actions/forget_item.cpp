#include "modules/imports/actions/forget_item.hpp"

#include "modules/imports/store/pages.hpp"
#include "modules/imports/store/runs.hpp"

namespace fengye::imports {

void forget_item(Work& work, editorial::ItemId item)
{
    for (auto const id : store::addresses_of(work.tx, item))
        work.erase(OldAddress::kind, id.number, {.reason = "must_not_be_public", .at = work.now});
    store::drop_lines_of(work.tx, item);
}

} // namespace fengye::imports
