#include "modules/people/desk/sign_in.hpp"

#include "modules/people/actions/sign_in.hpp"
#include "modules/people/desk/desk.hpp"
#include "modules/people/desk/entry.hpp"
#include "modules/people/desk/new_password.hpp"
#include "modules/people/desk/session_cookie.hpp"
#include "modules/people/domain/password.hpp"
#include "modules/people/store/accounts.hpp"

namespace fengye::people {

namespace {

struct SignInForm {
    std::string name;
    std::string password;
    std::string next;
};

// Only a page of the desk, and none that would end the session again.
std::string page_after(std::string const& wanted)
{
    bool const is_plain = wanted.find_first_of("\\\r\n\t ") == std::string::npos;
    bool const is_ours = wanted.starts_with("/desk/") && is_plain && !wanted.starts_with("/desk/sign-") &&
                         !wanted.starts_with("/desk/setup/");
    return is_ours ? wanted : "/desk/";
}

Result<SignInForm> read_sign_in(http::Form const& form)
{
    SignInForm read{
        account_name_from(form.text("name")), as_typed(form, "password"), page_after(form.text("next"))};
    Refusal missing{Because::not_valid, "people.error_sign_in"};
    if (read.name.empty())
        missing.fields.push_back({"name", "people.error_name_missing"});
    if (read.password.empty())
        missing.fields.push_back({"password", "people.error_password_missing"});
    if (!missing.fields.empty())
        return tl::unexpected{std::move(missing)};
    return read;
}

// Shown by views/sign_in.html.
http::Response sign_in_page(
    http::Request const& request, Platform& platform, Refusal const* refusal, std::string const& name,
    std::string const& next)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const& demo = platform.portal.is_demo;
    bool const was_signed_in = !request.cookie(session_cookie).empty();
    auto const host =
        platform.settings.host.empty() ? std::string{request.header("host")} : platform.settings.host;
    html::Page const page{
        "people/sign_in",
        outer_values(desk) + help_phone(desk) + desk.errors(refusal, {"name", "password"}) +
            html::Values{
                {"IS_DEMO", demo && demo(reader)},
                {"NEEDS_HTTPS", !can_keep_a_session(request)},
                {"HTTPS_URL", "https://" + host + "/desk/sign-in"},
                {"IS_SIGNED_OUT", !refusal && request.argument("done") == "people.signed_out"},
                {"IS_EXPIRED", !refusal && was_signed_in && !request.argument("back").empty()},
                {"NEXT", next},
                {"NAME", name},
            }};
    static constexpr int statuses[] = {404, 403, 422, 409, 429, 410, 503};
    http::Response response{
        .status = refusal ? statuses[static_cast<int>(refusal->because)] : 200,
        .body = platform.renderer.render(page, desk.language).text()};
    if (refusal && refusal->values.contains("seconds"))
        response.headers.emplace_back("Retry-After", refusal->values.at("seconds"));
    return response;
}

// Wrong name, wrong password, closed account: one answer, after the same time.
Result<Account> matching_account(Platform& platform, SignInForm const& form)
{
    std::optional<Account> account;
    {
        auto const reader = platform.desk.reader();
        account = store::find_account(reader, form.name);
    }
    bool const is_usable = account && account->is_set_up() && !account->is_disabled;
    bool const fits = crypto::password_fits(
        form.password, is_usable ? account->password_hash : std::string{nobodys_password_hash});
    if (!is_usable || !fits)
        return refuse(Because::not_valid, "people.error_sign_in", "name");
    return *account;
}

Result<http::Response> sign_in(http::Request const& request, Platform& platform, SignInForm const& form)
{
    if (!can_keep_a_session(request))
        return refuse(Because::not_valid, "people.needs_https_first");
    auto const attempt = attempt_of(request, platform, form.name);
    auto const nobody = Actor{.origin = request.address};
    TRY(platform.works.run(nobody, [&](Work& work) {
        return begin_attempt(work, attempt, platform.settings.sign_in_failures_max);
    }));
    auto const account = TRY(matching_account(platform, form));
    return enter(request, platform, account, attempt, account.must_change ? "/desk/password" : form.next);
}

} // namespace

Result<http::Response> show_sign_in(http::Request const& request, Platform& platform)
{
    auto const next = page_after(request.argument("back"));
    if (request.signed_in)
        return http::see_other(next);
    return sign_in_page(request, platform, nullptr, {}, next);
}

Result<http::Response> create_session(http::Request const& request, Platform& platform)
{
    auto const& sent = *request.form();
    auto const form = read_sign_in(sent);
    auto response =
        form ? sign_in(request, platform, *form) : Result<http::Response>{tl::unexpected{form.error()}};
    if (response)
        return response;
    return sign_in_page(
        request, platform, &response.error(), sent.text("name"), page_after(sent.text("next")));
}

Result<http::Response> delete_session(http::Request const& request, Platform& platform)
{
    auto const hash = hash_of_secret(platform.key, SecretKind::session, request.session);
    TRY(platform.works.run(request.actor(), [&](Work& work) { return sign_out(work, hash); }));
    return without_session(http::see_other("/desk/sign-in?done=people.signed_out"));
}

} // namespace fengye::people
