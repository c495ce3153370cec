#pragma once

#include "modules/letters/counter.hpp"
#include "platform/module/platform.hpp"

namespace fengye::letters {

// A form saved on its way; refuses with not_found a draft that is not this key's.
Result<SaveLetterDraft::Receipt> save_letter_draft(Work&, Platform const&, SaveLetterDraft const&);
Result<SaveLetterDraft::Receipt> resume_draft(Work&, Platform const&, ResumeDraft const&);
Result<AskDraft::Answer> show_draft(db::Reader const&, Platform const&, AskDraft const&);

// One letter, whatever comes: the same key gives the same receipt. Refuses with not_valid what the form
// lacks, and a mailbox that is not open.
Result<LetterReceipt> hand_in_draft(Work&, Platform const&, HandInDraft const&);
Result<LetterReceipt> hand_in_letter(Work&, Platform const&, HandInLetter const&);

} // namespace fengye::letters
