#include "modules/people/desk/entry.hpp"

#include "modules/people/desk/session_cookie.hpp"
#include "modules/people/domain/sign_in_limits.hpp"
#include "modules/people/store/persons.hpp"
#include "modules/people/store/sessions.hpp"

namespace fengye::people {

Attempt attempt_of(http::Request const& request, Platform const& platform, std::string const& account_name)
{
    return {account_name, hash_of_name(platform.key, account_name), network_of(request.address)};
}

Result<http::Response> enter(
    http::Request const& request, Platform& platform, Account const& account, Attempt const& attempt,
    std::string const& page)
{
    auto const person = TRY(store::find_person(platform.desk.reader(), account.person));
    Actor const actor{person.id, account.id, person.unit, person.post, request.address, {}};
    auto const secret = new_secret(platform.key, SecretKind::session);
    auto const earlier = hash_of_secret(platform.key, SecretKind::session, request.cookie(session_cookie));
    TRY(platform.works.run(actor, [&](Work& work) -> Result<void> {
        store::delete_session(work.tx, earlier);
        return open_session(work, account.id, attempt, secret.hash);
    }));
    return with_session(http::see_other(page), secret);
}

} // namespace fengye::people
