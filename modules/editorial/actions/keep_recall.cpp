#include "modules/editorial/actions/keep_recall.hpp"

#include <fmt/format.h>

#include "modules/editorial/actions/acting.hpp"
#include "modules/editorial/store/recalls.hpp"

namespace fengye::editorial {

Result<void> keep_recall(Work& work, ItemId id, RecallEvidence const& evidence)
{
    auto const item = store::find_item(work.tx, id);
    if (!item || !work.actor.may("editorial.withdraw", item->unit))
        return refuse(Because::not_found, "platform.not_found");
    store::save_recall(work.tx, id, {work.actor.person, work.now, evidence});
    work.record("editorial.recall_listed", subject_of(id), fmt::format("traces={}", evidence.traces.size()));
    return {};
}

} // namespace fengye::editorial
