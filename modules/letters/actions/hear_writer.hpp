#pragma once

#include "modules/letters/counter.hpp"
#include "platform/module/platform.hpp"

// What the writer does with a letter that was handed in, by its code. A code that opens nothing is not_found,
// always in the same words.
namespace fengye::letters {

Result<LetterStatus> show_status(db::Reader const&, Platform const&, AskStatus const&);
Result<LetterStatus> rate_letter(Work&, Platform const&, RateLetter const&);
Result<LetterStatus> withdraw_consent(Work&, Platform const&, WithdrawConsent const&);

} // namespace fengye::letters
