#pragma once

#include "modules/letters/counter.hpp"
#include "modules/letters/means.hpp"

// What the writer does with a letter that was handed in, by its code. A code that opens nothing is not_found,
// always in the same words.
namespace fengye::letters {

Result<LetterStatus> show_status(db::Reader const&, Means const&, AskStatus const&);
Result<LetterStatus> rate_letter(Work&, Means const&, RateLetter const&);
Result<LetterStatus> confirm_contact(Work&, Means const&, ConfirmContact const&);
Result<LetterStatus> withdraw_consent(Work&, Means const&, WithdrawConsent const&);
Result<SendNewCode::Receipt> renew_lost_code(Work&, Means const&, SendNewCode const&);

Result<AskPuzzle::Answer> give_puzzle(db::Reader const&, Means const&, AskPuzzle const&);
Result<CheckPuzzle::Answer> look_at_puzzle(db::Reader const&, Means const&, CheckPuzzle const&);

} // namespace fengye::letters
