#include "modules/people/actions/disable_account.hpp"

#include "modules/people/store/accounts.hpp"
#include "modules/people/store/sessions.hpp"

namespace fengye::people {

Result<void> disable_account(Work& work, AccountId id)
{
    auto const account = TRY(store::find_account(work.tx, id));
    if (account.is_disabled)
        return {};

    store::disable(work.tx, id);
    store::delete_links_of(work.tx, id);
    store::delete_sessions_of(work.tx, id, {});
    work.record("people.account_disabled", "person/" + account.person.text(), account.name);
    return {};
}

} // namespace fengye::people
