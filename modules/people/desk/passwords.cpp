#include "modules/people/desk/passwords.hpp"

#include "modules/people/actions/passwords.hpp"
#include "modules/people/actions/sign_in.hpp"
#include "modules/people/desk/desk.hpp"
#include "modules/people/desk/entry.hpp"
#include "modules/people/desk/new_password.hpp"
#include "modules/people/domain/session.hpp"
#include "modules/people/store/attempts.hpp"

namespace fengye::people {

namespace {

// Shown by views/password.html.
http::Response password_page(
    http::Request const& request, Platform& platform, std::string const& name, Refusal const* refusal)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    int const status = !refusal ? 200 : refusal->because == Because::too_many ? 429 : 422;
    return desk.screen(
        desk.say("people.change_password"),
        {"people/password", desk.errors(refusal, {"current", "password", "again"}) +
                                html::Values{{"CSRF", desk.csrf()}, {"NAME", name}}},
        status);
}

// Whoever finds a screen left open may not guess here without being counted.
Result<std::string>
read_change(http::Request const& request, Platform& platform, Account const& account, Attempt const& attempt)
{
    auto const& form = *request.form();
    auto const password = TRY(read_new_password(form, account.name));
    TRY(platform.works.run(request.actor(), [&](Work& work) {
        return begin_attempt(work, attempt, platform.settings.sign_in_failures_max);
    }));
    if (!crypto::password_fits(as_typed(form, "current"), account.password_hash))
        return refuse(Because::not_valid, "people.error_password_wrong", "current");
    return password;
}

} // namespace

Result<http::Response> show_password(http::Request const& request, Platform& platform)
{
    auto const account = TRY(store::find_account(platform.desk.reader(), request.actor().account));
    return password_page(request, platform, account.name, nullptr);
}

Result<http::Response> save_password(http::Request const& request, Platform& platform)
{
    auto const account = TRY(store::find_account(platform.desk.reader(), request.actor().account));
    auto const attempt = attempt_of(request, platform, account.name);
    auto const password = read_change(request, platform, account, attempt);
    if (!password)
        return password_page(request, platform, account.name, &password.error());

    auto const hash = crypto::hash_password(*password);
    auto const session = hash_of_secret(platform.key, SecretKind::session, request.session);
    TRY(platform.works.run(request.actor(), [&](Work& work) -> Result<void> {
        store::delete_attempts(work.tx, attempt.name_hash, attempt.network);
        return change_password(work, account.id, hash, session);
    }));
    return http::see_other("/desk/?done=people.password_saved");
}

} // namespace fengye::people
