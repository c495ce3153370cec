#include "modules/casework/store/drafts.hpp"
#include "modules/casework/actions/forget_drafts.hpp"

namespace fengye::casework {

DraftRecord begin_draft(
    Work& work, Vault const& vault, std::string_view kind, std::string_view draft_key, std::string_view data)
{
    DraftRecord draft{
        next_id<DraftId>(work.tx, "casework_drafts"), std::string{kind}, std::string{data}, work.now, {}};
    store::insert_draft(
        work.tx, vault, draft, vault.hash(draft_key), vault.hash(vault.draft_code(draft_key)));
    return draft;
}

void save_draft(Work& work, Vault const& vault, DraftRecord& draft)
{
    draft.changed_at = work.now;
    store::update_draft(work.tx, vault, draft);
}

void close_draft(
    Work& work, Vault const& vault, DraftRecord& draft, CaseId id, std::string_view data,
    std::vector<KeptFile> const& files)
{
    draft.case_id = id;
    draft.data = data;
    save_draft(work, vault, draft);
    for (auto const& file : files)
        store::give_file(work.tx, file.hash, id);
}

void note_draft_file(Work& work, DraftId draft, std::string_view hash)
{
    store::add_file(work.tx, hash, draft, work.now);
}

void forget_draft_file(Work& work, std::string_view hash)
{
    store::drop_file(work.tx, hash);
    work.later("casework.erase_file", SealedFileErasure{std::string{hash}}, work.now);
}

Result<void> forget_drafts(Work& work)
{
    for (auto const id : store::drafts_before(work.tx, work.now - draft_lifetime)) {
        for (auto const& hash : store::files_of_draft(work.tx, id))
            forget_draft_file(work, hash);
        store::drop_draft(work.tx, id);
    }
    return {};
}

} // namespace fengye::casework
