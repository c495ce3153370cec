#pragma once

#include "modules/people/people.hpp"

namespace fengye::people::store {

// A task as it stands in somebody's list.
struct WaitingTask {
    Task task;
    std::string assigned_by;
    Moment assigned_at;
};

void put_task(db::Transaction&, std::int64_t id, Task const&, std::string const& assigned_by, Moment);
bool has_task(db::Reader const&, std::string_view key);
void settle_task(db::Transaction&, std::string_view key, Moment);
void move_tasks(db::Transaction&, PersonId from, PersonId to);
void delete_settled_tasks(db::Transaction&, Moment before);

// What waits for a person, by name or through a role held that day; the nearest deadline first.
inline constexpr int waiting_max = 500;
std::vector<WaitingTask> waiting_for(db::Reader const&, PersonId, Day);
std::int64_t count_waiting_for(db::Reader const&, PersonId, Day);
// When the last of them was settled.
std::optional<Moment> last_settled_for(db::Reader const&, PersonId, Day);

void delete_tasks_of(db::Transaction&, std::string const& path); // and below it

} // namespace fengye::people::store
