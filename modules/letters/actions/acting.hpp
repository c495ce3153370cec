#pragma once

#include "modules/letters/domain/reply.hpp"
#include "platform/work/work.hpp"

// What several actions share: finding a letter as this actor may, its unit's tasks, its month's figures.
namespace fengye::letters {

using casework::Audience;
using casework::Vault;

inline constexpr std::string_view acceptance_clock = "acceptance", reply_clock = "reply";

// Refuses with not_found what the actor may not see.
Result<Letter> find_for(Work&, CaseId);
// Who may read along; also for the desk's screens.
bool may_see(db::Reader const&, Actor const&, Letter const&);
UnitId mailbox_unit(db::Reader const&, Letter const&);

// The case and the letter; refuses with conflict when someone else changed it.
Result<void> save(Work&, Letter&);

std::string subject_of(CaseId);
std::string desk_path_of(CaseId);

// What waits for whom, by the letter's state; everything else of it is settled.
void assign_tasks(Work&, Letter const&);
// Of a letter that has just come: nothing of it waits anywhere yet.
void assign_first_task(Work&, Letter const&);
// The figures of its unit and month are counted anew.
void note_month(Work&, Letter const&);

// Something late, missing or returned, once (4.8: letter answered late).
void note_fact(Work&, Letter const&, std::string what);

} // namespace fengye::letters
