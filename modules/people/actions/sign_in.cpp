#include "modules/people/actions/sign_in.hpp"

#include "modules/people/domain/sign_in_limits.hpp"
#include "modules/people/store/accounts.hpp"
#include "modules/people/store/attempts.hpp"
#include "modules/people/store/persons.hpp"
#include "modules/people/store/sessions.hpp"

namespace fengye::people {

Result<void> begin_attempt(Work& work, Attempt const& attempt, int failures_max)
{
    auto const account = store::find_account(work.tx, attempt.name);
    auto const so_far = store::attempts_so_far(
        work.tx, attempt.name_hash, attempt.network, account ? account->id : AccountId{}, work.now);
    auto const wait = wait_of(so_far, failures_max, work.now);
    if (wait.count() > 0) {
        auto refusal = Refusal{Because::too_many, "people.error_locked"};
        refusal.values.emplace("seconds", std::to_string(wait.count()));
        refusal.values.emplace("minutes", std::to_string((wait.count() + 59) / 60));
        return tl::unexpected{std::move(refusal)};
    }

    store::insert_attempt(work.tx, attempt.name_hash, attempt.network, work.now);
    if (account && so_far.of_pair + 1 == failures_max)
        work.record("people.sign_in_guessed", "person/" + account->person.text(), account->name);
    return {};
}

Result<void> open_session(Work& work, AccountId id, Attempt const& attempt, std::string const& session_hash)
{
    auto const account = TRY(store::find_account(work.tx, id));
    auto const person = TRY(store::find_person(work.tx, account.person));
    if (account.is_disabled || person.has_left(day_of(work.now)))
        return refuse(Because::not_valid, "people.error_sign_in", "name");

    store::delete_attempts(work.tx, attempt.name_hash, attempt.network);
    store::note_known_network(work.tx, id, attempt.network, work.now);
    store::note_signed_in(work.tx, id, work.now);
    store::insert_session(work.tx, {session_hash, id, work.now, work.now, work.actor.origin});
    work.record("people.signed_in", "person/" + account.person.text(), account.name);
    return {};
}

Result<void> sign_out(Work& work, std::string const& session_hash)
{
    store::delete_session(work.tx, session_hash);
    work.record("people.signed_out", "person/" + work.actor.person.text());
    return {};
}

} // namespace fengye::people
