#include "modules/people/actions/add_account.hpp"

#include "modules/people/store/accounts.hpp"
#include "modules/people/store/persons.hpp"

namespace fengye::people {

Result<AccountId> add_account(Work& work, PersonId person, std::string const& typed)
{
    auto const name = account_name_from(typed);
    TRY(check_account_name(name));
    TRY(store::find_person(work.tx, person));
    if (store::find_account(work.tx, name))
        return refuse(Because::not_valid, "people.error_account_taken", "account");

    Account const account{next_id<AccountId>(work.tx, "people_accounts"), person, name};
    store::insert_account(work.tx, account, work.now);
    work.record("people.account_added", "person/" + person.text(), name);
    return account.id;
}

} // namespace fengye::people
