#include "modules/casework/actions/forget_drafts.hpp"
#include "modules/casework/casework.hpp"
#include "modules/casework/store/cases.hpp"
#include "modules/casework/store/drafts.hpp"

namespace fengye::casework {

std::vector<CaseId> cases_kept_until(db::Reader const& reader, std::string_view kind, Day before, int limit)
{
    return store::cases_kept_until(reader, kind, before, limit);
}

void forget_case(Work& work, CaseId id)
{
    for (auto const& hash : store::files_of_case(work.tx, id))
        forget_draft_file(work, hash);
    store::empty_case(work.tx, id);
    work.record("casework.case_forgotten", "case/" + id.text());
}

} // namespace fengye::casework
