#include "modules/people/store/tasks.hpp"
#include "modules/people/people.hpp"
#include "modules/people/store/notes.hpp"

namespace fengye::people {

void assign(Work& work, Task const& task)
{
    // A key that is known keeps its number; then none is used up.
    auto const id = store::has_task(work.tx, task.key) ? 0 : next_number(work.tx, "people_tasks");
    store::put_task(work.tx, id, task, work.actor.person ? work.actor.name : std::string{}, work.now);
}

void settle(Work& work, std::string_view key)
{
    store::settle_task(work.tx, key, work.now);
}

void tell(Work& work, PersonId person, std::string const& text, std::string const& path)
{
    store::insert_note(work.tx, next_number(work.tx, "people_notes"), person, text, path, work.now);
}

void forget(Work& work, std::string const& path)
{
    store::delete_tasks_of(work.tx, path);
    store::delete_notes_of(work.tx, path);
}

} // namespace fengye::people
