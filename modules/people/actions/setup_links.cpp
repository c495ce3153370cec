#include "modules/people/actions/setup_links.hpp"

#include "modules/people/store/accounts.hpp"
#include "modules/people/store/persons.hpp"
#include "modules/people/store/sessions.hpp"

namespace fengye::people {

std::string path_of_link(Secret const& secret)
{
    return "/desk/setup/" + secret.text;
}

Result<void> make_setup_link(Work& work, AccountId id, Secret const& secret)
{
    auto const account = TRY(store::find_account(work.tx, id));
    if (account.is_disabled)
        return refuse(Because::not_valid, "people.error_account_closed");
    auto const person = TRY(store::find_person(work.tx, account.person));
    if (person.has_left(day_of(work.now)))
        return refuse(Because::not_valid, "people.error_has_left");

    store::delete_links_of(work.tx, id);
    store::insert_setup_link(work.tx, secret.hash, id, work.now + setup_link_lifetime);
    work.record("people.link_made", "person/" + account.person.text(), account.name);
    return {};
}

Result<AccountId> use_setup_link(Work& work, std::string const& token_hash, std::string const& password_hash)
{
    auto const id = store::account_of_link(work.tx, token_hash, work.now);
    if (!id)
        return refuse(Because::gone, "people.setup_used_title");
    auto const account = TRY(store::find_account(work.tx, *id));
    auto const person = TRY(store::find_person(work.tx, account.person));
    if (account.is_disabled || person.has_left(day_of(work.now)))
        return refuse(Because::gone, "people.setup_used_title");

    store::delete_links_of(work.tx, *id);
    store::save_password(work.tx, *id, password_hash, store::MustChange::no);
    store::delete_sessions_of(work.tx, *id, {});
    work.record("people.link_used", "person/" + account.person.text(), account.name);
    return *id;
}

} // namespace fengye::people
