#pragma once

#include "modules/casework/casework.hpp"
#include "platform/work/work.hpp"

namespace fengye::letters {

// Who wrote, unmasked, for those who handle or release the letter; each look is recorded (PIPL art. 51).
Result<casework::Contact> show_contact(Work&, casework::Vault const&, casework::CaseId);

} // namespace fengye::letters
