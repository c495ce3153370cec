#include "modules/people/actions/forget_old.hpp"

#include "modules/people/domain/sign_in_limits.hpp"
#include "modules/people/store/accounts.hpp"
#include "modules/people/store/attempts.hpp"
#include "modules/people/store/notes.hpp"
#include "modules/people/store/sessions.hpp"
#include "modules/people/store/tasks.hpp"

namespace fengye::people {

namespace {

constexpr std::chrono::days network_memory{180};
constexpr std::chrono::days note_memory{365};
constexpr std::chrono::days task_memory{365};

} // namespace

Result<void> forget_old(Work& work, Settings const& settings)
{
    store::delete_old_sessions(work.tx, work.now - settings.session_idle);
    store::delete_old_links(work.tx, work.now);
    store::delete_old_attempts(work.tx, work.now - pair_memory);
    store::forget_known_networks(work.tx, work.now - network_memory);
    store::delete_old_notes(work.tx, work.now - note_memory);
    store::delete_settled_tasks(work.tx, work.now - task_memory);
    return {};
}

} // namespace fengye::people
