#pragma once

#include "modules/letters/domain/letter.hpp"
#include "modules/letters/domain/queue.hpp"

namespace fengye::letters::store {

// So many are looked at; nobody turns fifty pages, and a filter says it better.
inline constexpr int queue_max = 1000;

// Letters of a list, at most queue_max: what was sent back first, then the nearest day; of Tab::all and
// Tab::to_mailbox the newest first. `is_cut` tells that older letters were not looked at.
struct Queue {
    std::vector<CaseId> ids;
    bool is_cut{false};
};
Queue queue_of(db::Reader const&, QueueReader const&, QueueFilter const&, Day today, Day soon_until);

// What stands behind each tab; of nothing more than queue_max is counted.
QueueCounts count_queue(db::Reader const&, QueueReader const&, Day today, Day soon_until);
// What waits for acceptance, for this person's answer, for release: for the menu, which knows no day.
struct WaitingCounts {
    int to_accept{0}, to_answer{0}, to_release{0};
};
WaitingCounts count_waiting(db::Reader const&, PersonId, UnitId);

} // namespace fengye::letters::store
