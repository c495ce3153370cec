#include "modules/letters/actions/forget_letters.hpp"

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/replies.hpp"

namespace fengye::letters {

namespace {

// One act holds up the writer's other acts; what is left then goes in the next.
constexpr int letters_at_once = 200;

struct MoreToForget {
    static constexpr auto fields() { return std::tuple{}; }
};

// What the public reads of a letter is not taken from it by time: its answer is kept beside it.
void forget_replies(Work& work, Vault const& vault, Letter const& letter)
{
    auto const shown =
        letter.is_public ? store::last_released(work.tx, vault, letter.id(), letter.round) : std::nullopt;
    for (int round = 1; round <= letter.round; ++round)
        if (!shown || shown->round != round)
            store::empty_reply(work.tx, vault, letter.id(), round);
}

void forget_letter(Work& work, Vault const& vault, CaseId id)
{
    auto letter = store::find_letter(work.tx, id).value();
    letter.title = letter.record.number; // lists go on naming it
    store::update_letter(work.tx, letter);
    store::save_text(work.tx, vault, id, {});
    forget_replies(work, vault, letter);
    casework::forget_case(work, id);
    people::forget(work, desk_path_of(id));
}

} // namespace

Result<void> forget_letters(Work& work, Vault const& vault)
{
    int left = letters_at_once;
    for (auto const kind : names_of(System{}))
        for (auto const id : casework::cases_kept_until(work.tx, kind, day_of(work.now), left)) {
            forget_letter(work, vault, id);
            --left;
        }
    if (left == 0)
        work.later(forgetting_job, MoreToForget{}, work.now);
    return {};
}

} // namespace fengye::letters
