#include "modules/people/actions/passwords.hpp"

#include "modules/people/store/sessions.hpp"

namespace fengye::people {

Result<void> change_password(
    Work& work, AccountId id, std::string const& password_hash, std::string const& kept_session_hash)
{
    auto const account = TRY(store::find_account(work.tx, id));

    store::save_password(work.tx, id, password_hash, MustChange::no);
    store::delete_links_of(work.tx, id);
    store::delete_sessions_of(work.tx, id, kept_session_hash);
    work.record("people.password_changed", "person/" + account.person.text(), account.name);
    return {};
}

Result<void> set_password(Work& work, AccountId id, std::string const& password_hash, MustChange must_change)
{
    auto const account = TRY(store::find_account(work.tx, id));

    store::save_password(work.tx, id, password_hash, must_change);
    store::delete_links_of(work.tx, id);
    store::delete_sessions_of(work.tx, id, {});
    work.record("people.password_set", "person/" + account.person.text(), account.name);
    return {};
}

} // namespace fengye::people
