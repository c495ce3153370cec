#include "modules/people/desk/setup.hpp"

#include "modules/people/actions/setup_links.hpp"
#include "modules/people/desk/desk.hpp"
#include "modules/people/desk/entry.hpp"
#include "modules/people/desk/new_password.hpp"
#include "modules/people/desk/session_cookie.hpp"
#include "modules/people/store/accounts.hpp"
#include "modules/people/store/persons.hpp"

namespace fengye::people {

namespace {

std::string hash_of_link(http::Request const& request, Platform const& platform)
{
    return hash_of_secret(platform.key, SecretKind::setup_link, request.parameter("token"));
}

std::optional<Account>
account_of(http::Request const& request, Platform const& platform, db::Reader const& reader)
{
    auto const id = store::account_of_link(reader, hash_of_link(request, platform), platform.clock.now());
    if (!id)
        return std::nullopt;
    auto const account = store::find_account(reader, *id);
    return account && !account->is_disabled ? std::optional{*account} : std::nullopt;
}

html::Values whose(Desk const& desk, Account const& account)
{
    auto const person = store::find_person(desk.reader, account.person);
    return {
        {"NAME", account.name},
        {"PERSON_NAME", person ? person->post : ""},
        {"UNIT_NAME", person ? unit_name(desk.reader, desk.language, person->unit) : ""}};
}

html::Values nobody()
{
    return {{"NAME", ""}, {"PERSON_NAME", ""}, {"UNIT_NAME", ""}};
}

// Shown by views/setup.html: the form, or that the link has been used.
http::Response setup_page(
    http::Request const& request, Platform& platform, std::optional<Account> const& account,
    Refusal const* refusal)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    html::Page const page{
        "people/setup", outer_values(desk) + help_phone(desk) + desk.errors(refusal, {"password", "again"}) +
                            (account ? whose(desk, *account) : nobody()) +
                            html::Values{
                                {"IS_OPEN", account.has_value()},
                                {"IS_USED", !account},
                                {"SETUP_URL", "/desk/setup/" + request.parameter("token")},
                            }};
    http::Response response{
        .status = !account  ? 410
                  : refusal ? 422
                            : 200,
        .body = platform.renderer.render(page, desk.language).text()};
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    return response;
}

} // namespace

Result<http::Response> show_setup(http::Request const& request, Platform& platform)
{
    return setup_page(request, platform, account_of(request, platform, platform.desk.reader()), nullptr);
}

Result<http::Response> use_setup(http::Request const& request, Platform& platform)
{
    auto const account = account_of(request, platform, platform.desk.reader());
    if (!account)
        return setup_page(request, platform, account, nullptr);
    auto const password = read_new_password(*request.form(), account->name);
    if (!password)
        return setup_page(request, platform, account, &password.error());

    auto const hash = crypto::hash_password(*password);
    auto const nobody = Actor{.origin = request.address};
    auto const used = platform.works.run(
        nobody, [&](Work& work) { return use_setup_link(work, hash_of_link(request, platform), hash); });
    if (!used)
        return setup_page(request, platform, std::nullopt, nullptr);
    if (!can_keep_a_session(request))
        return http::see_other("/desk/sign-in");
    return enter(
        request, platform, *account, attempt_of(request, platform, account->name),
        "/desk/?done=people.password_saved");
}

} // namespace fengye::people
