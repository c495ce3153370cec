#include "modules/sites/front/prefs.hpp"

#include <fmt/format.h>

#include "modules/sites/domain/reading_prefs.hpp"
#include "modules/sites/front/kept.hpp"
#include "modules/sites/front/values.hpp"
#include "platform/embed/embed.hpp"

namespace fengye::sites {

namespace {

constexpr std::string_view cookie_name = "prefs";
constexpr long cookie_seconds = 365L * 24 * 3600;
constexpr std::size_t back_bytes_max = 500;

// A path of this site, or nothing: a form must not send readers elsewhere.
std::string local_path(std::string const& path)
{
    bool const is_ours =
        path.starts_with('/') && path.size() <= back_bytes_max && http::allowed_link(path) == path;
    return is_ours ? path : std::string{};
}

// Where a reader came to the settings from.
std::string came_from(http::Request const& request, Public const& page)
{
    if (auto const back = local_path(request.argument("back")); !back.empty())
        return back;
    auto const referer = request.header("referer");
    auto const path = referer.starts_with(page.site + "/")
                          ? local_path(std::string{referer.substr(page.site.size())})
                          : std::string{};
    return path.starts_with(page.to("/prefs")) ? std::string{} : path;
}

// SIZE_3, SCHEME_DARK: what is chosen.
html::Values chosen(ReadingPrefs const& prefs)
{
    html::Values values;
    for (auto const& choice : prefs_choices())
        for (auto const value : choice.values)
            values.emplace_back(
                in_capitals(fmt::format("{}_{}", choice.name, value)), value == prefs.value_of(choice.name));
    return values;
}

std::string cookie_for(ReadingPrefs const& prefs, bool is_secure)
{
    return fmt::format(
        "{}={}; Path=/; Max-Age={}; SameSite=Lax; HttpOnly{}", cookie_name, prefs.cookie(),
        prefs.is_standard() ? 0 : cookie_seconds, is_secure ? "; Secure" : "");
}

std::string file_of(std::string_view sheet)
{
    return fmt::format("platform/browser/prefs/{}.css", sheet);
}

} // namespace

Result<FrontAnswer> show_prefs(http::Request const& request, Public& page)
{
    auto const prefs = ReadingPrefs::from_cookie(request.cookie(cookie_name));
    auto const back = came_from(request, page);
    auto const here = page.to("/prefs") + http::query_text({{"saved", "on"}, {"back", back}});
    auto const title = page.say("sites.prefs_title");
    html::Values values{
        {"PREFS_URL", page.to("/prefs")},
        {"IS_SAVED", !request.argument("saved").empty()},
        {"HAS_BACK", !back.empty()},
        {"BACK_URL", back},
        {"BACK_PATH", here}};
    return View{
        .main = {"sites/prefs", std::move(values) + chosen(prefs)},
        .head =
            {.title = title,
             .description = page.say("sites.prefs_lead"),
             .crumbs = {{title, {}}},
             .is_indexed = false},
        .is_kept = false};
}

Result<FrontAnswer> save_prefs(http::Request const& request, Public& page)
{
    auto const& form = request.form();
    if (!form)
        return tl::unexpected{form.error()};
    auto prefs =
        form->ticked("reset") ? ReadingPrefs{} : ReadingPrefs::from_cookie(request.cookie(cookie_name));
    if (!form->ticked("reset"))
        for (auto const& choice : prefs_choices())
            prefs.choose(choice.name, form->text(choice.name));
    auto const back = local_path(form->text("back"));
    return http::see_other(back.empty() ? page.to("/prefs") + "?saved=on" : back)
        .with("Set-Cookie", cookie_for(prefs, request.secure))
        .with("Cache-Control", "no-store");
}

Result<FrontAnswer> prefs_sheet(http::Request const& request, Public&)
{
    auto const prefs = ReadingPrefs::from_cookie(request.cookie(cookie_name));
    std::string sheet;
    for (auto const& name : prefs.sheets())
        sheet += embed::read(file_of(name));
    // A choice holds from the next page on, so the sheet is asked for each time; mostly the answer is 304.
    auto response = asked_again(request, "text/css; charset=utf-8", std::move(sheet));
    std::erase_if(response.headers, [](auto const& header) { return header.first == "Cache-Control"; });
    return std::move(response)
        .with("Cache-Control", "private, max-age=0, must-revalidate")
        .with("Vary", "Cookie");
}

} // namespace fengye::sites
