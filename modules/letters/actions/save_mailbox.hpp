#pragma once

#include "modules/letters/letters.hpp"
#include "platform/work/work.hpp"

namespace fengye::letters {

// Opens the mailbox of a unit's head to the public, under the post's name, or closes it. By who releases the
// unit's answers, or by the program. Refuses an open mailbox without a name, and the General Office: it keeps
// the mayor's, which is always open.
Result<void>
save_mailbox(Work&, UnitId, bool is_open, std::string const& post_zh, std::string const& post_en);

} // namespace fengye::letters
