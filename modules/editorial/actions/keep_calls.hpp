#pragma once

#include "modules/editorial/domain/call.hpp"
#include "platform/work/work.hpp"

// Calls for content (R13): the editor of the site asks units to write on a theme, and they answer.
namespace fengye::editorial {

// By who may call for content.
Result<CallId> open_call(Work&, CallText const&);
Result<void> edit_call(Work&, CallId, CallText const&, std::int64_t version);
Result<void> close_call(Work&, CallId);
Result<void> reopen_call(Work&, CallId);
// Tells the officers of silent units once more; how many units. Refuses within two hours of the last time.
Result<int> nudge_call(Work&, CallId);

// By an officer of a unit that was asked.
Result<ItemId> create_item_for(Work&, CallId);
Result<void> answer_none(Work&, CallId, std::string const& reason);

// The call an item is written for, 0 for none. One that is closed, or that did not ask the unit, is passed
// over.
void tie_item(Work&, Item const&, CallId);
// An item was submitted: its unit has answered.
void settle_call_of(Work&, Item const&);

// Every day: reminders before the deadline, and after it the facts of who was silent.
Result<void> look_after_calls(Work&);

std::string call_url(CallId, std::string_view rest = {});

} // namespace fengye::editorial
