#include "modules/editorial/actions/take_import.hpp"

#include "modules/editorial/actions/acting.hpp"
#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/store/imports.hpp"

namespace fengye::editorial {

namespace {

// A line that says something which no edition says.
bool is_unsaved(std::optional<Draft> const& draft, std::optional<Edition> const& edition)
{
    return draft && !draft->content.body.empty() && (!edition || hash_of(draft->content) != edition->hash);
}

} // namespace

Result<void> take_import(
    Work& work, ItemId id, Imported const& imported, std::vector<ItemFile> const& pictures,
    Import const& import, int based_on)
{
    auto item = TRY(find_for(work, id));
    if (!may_edit(work.actor, item))
        return refuse(Because::conflict, "editorial.error_not_open");
    auto const draft = store::find_draft(work.tx, id, work.actor.person);
    auto edition = store::find_edition(work.tx, id, item.edition);
    auto content = draft ? draft->content : edition ? edition->content : Content{};
    if (is_unsaved(draft, edition))
        based_on = TRY(save_version(work, id, content, based_on));
    content.body = imported.body;
    if (!imported.title.empty())
        content.title = imported.title;
    if (!imported.doc_no.empty())
        content.doc_no = imported.doc_no;
    if (!imported.signature.empty())
        content.source = imported.signature;
    if (imported.made_on)
        content.made_on = imported.made_on;
    content.files.insert(content.files.end(), pictures.begin(), pictures.end());
    TRY(autosave_draft(work, id, content, based_on));
    store::add_import(work.tx, id, import);
    work.record("editorial.imported", subject_of(id), "file/" + import.file.text());
    return {};
}

} // namespace fengye::editorial
