#pragma once

#include "modules/letters/counter.hpp"
#include "modules/letters/means.hpp"

namespace fengye::letters {

// A form saved on its way; refuses with not_found a draft that is not this key's.
Result<SaveLetterDraft::Receipt> save_letter_draft(Work&, Means const&, SaveLetterDraft const&);
Result<SaveLetterDraft::Receipt> resume_draft(Work&, Means const&, ResumeDraft const&);
Result<AskDraft::Answer> show_draft(db::Reader const&, Means const&, AskDraft const&);

// One letter, whatever comes: the same key gives the same receipt. Refuses with not_valid what the form
// lacks, and a mailbox that is not open.
Result<LetterReceipt> hand_in_draft(Work&, Means const&, HandInDraft const&);
Result<LetterReceipt> hand_in_letter(Work&, Means const&, HandInLetter const&);

} // namespace fengye::letters
