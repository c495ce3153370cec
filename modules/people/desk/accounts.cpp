#include "modules/people/desk/accounts.hpp"

#include "modules/people/actions/add_account.hpp"
#include "modules/people/actions/disable_account.hpp"
#include "modules/people/actions/setup_links.hpp"
#include "modules/people/desk/desk.hpp"
#include "modules/people/desk/person.hpp"
#include "modules/people/store/accounts.hpp"

namespace fengye::people {

namespace {

// The account in the address, when it is this person's.
Result<AccountId> account_of(http::Request const& request, Platform& platform, Person const& person)
{
    auto const id = request.id<AccountId>("account");
    if (!id)
        return refuse(Because::not_found, "platform.not_found");
    auto const account = TRY(store::find_account(platform.desk.reader(), *id));
    if (account.person != person.id)
        return refuse(Because::not_found, "platform.not_found");
    return account.id;
}

http::Response with_link(
    http::Request const& request, Platform& platform, Person const& person, Result<void> const& made,
    Secret const& secret)
{
    if (!made)
        return person_screen(request, platform, person, {&made.error(), &*request.form()});
    return person_screen(
        request, platform, person,
        {nullptr, nullptr, site_address(request, platform.settings) + path_of_link(secret)});
}

} // namespace

Result<http::Response> create_account(http::Request const& request, Platform& platform)
{
    auto const person = TRY(find_managed_person(request, platform));
    auto const name = request.form()->text("account");
    auto const secret = new_secret(platform.key, SecretKind::setup_link);
    auto const made = platform.works.run(request.actor(), [&](Work& work) -> Result<void> {
        auto const account = TRY(add_account(work, person.id, name));
        return make_setup_link(work, account, secret);
    });
    return with_link(request, platform, person, made, secret);
}

Result<http::Response> create_link(http::Request const& request, Platform& platform)
{
    auto const person = TRY(find_managed_person(request, platform));
    auto const account = TRY(account_of(request, platform, person));
    auto const secret = new_secret(platform.key, SecretKind::setup_link);
    auto const made = platform.works.run(
        request.actor(), [&](Work& work) { return make_setup_link(work, account, secret); });
    return with_link(request, platform, person, made, secret);
}

Result<http::Response> create_disabling(http::Request const& request, Platform& platform)
{
    auto const person = TRY(find_managed_person(request, platform));
    auto const account = TRY(account_of(request, platform, person));
    TRY(platform.works.run(request.actor(), [&](Work& work) { return disable_account(work, account); }));
    return back_to(person, "people.account_closed");
}

} // namespace fengye::people
