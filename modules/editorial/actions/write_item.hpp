#pragma once

#include "modules/editorial/domain/edition.hpp"
#include "platform/work/work.hpp"

namespace fengye::editorial {

// A new item with an empty draft, in the officer's unit.
Result<ItemId> create_item(Work&);

// The author's own line: nobody else sees it, it is in no history. Takes anything.
Result<Moment> autosave_draft(Work&, ItemId, Content const&, int based_on);

// Whoever has an item open says so again and again; not heard for so long, they are gone.
inline constexpr std::chrono::seconds presence_time{90};
Result<void> be_present(Work&, ItemId);

// Saves as a numbered edition, under a name if it gets one. Refuses with conflict when somebody saved one
// since `based_on`; the text is kept in the author's own line all the same.
Result<int> save_version(Work&, ItemId, Content const&, int based_on, std::string const& name = {});

// Sends the newest edition on to secrecy review, with what the machine found in it and in its files; what
// this person typed since then is saved as an edition first. Files are to be inspected before. Refuses what
// is missing, and a correction that changes nothing.
Result<int> submit_item(Work&, ItemId);

// A draft beside a published item; the public page stays as it is.
Result<void> begin_correction(Work&, ItemId);

// Adds a file to, or takes one from, the author's draft.
Result<void> attach_file(Work&, ItemId, ItemFile const&);
Result<void> remove_file(Work&, ItemId, FileId);

// What somebody who leaves was writing goes to a colleague of the unit.
void hand_over_drafts(Work&, PersonId from, PersonId to);

} // namespace fengye::editorial
