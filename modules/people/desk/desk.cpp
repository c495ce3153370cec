#include "modules/people/desk/desk.hpp"

#include "platform/browser/assets.hpp"

namespace fengye::people {

std::string joined(std::vector<std::string> const& names)
{
    std::string text;
    for (auto const& name : names)
        text += (text.empty() ? "" : "、") + name;
    return text;
}

std::string site_address(http::Request const& request, Settings const& settings)
{
    std::string const asked{request.header("host")};
    auto const host = settings.host.empty() || is_loopback(asked) ? asked : settings.host;
    return (request.secure ? "https://" : "http://") + host;
}

html::Values help_phone(Desk const& desk)
{
    auto const& phone_of = desk.platform.portal.help_phone;
    auto const phone = phone_of ? phone_of(desk.reader) : std::string{};
    return {{"HAS_HELP_PHONE", !phone.empty()}, {"HELP_PHONE", phone}};
}

html::Values outer_values(Desk const& desk)
{
    auto const& name_of_site = desk.platform.portal.site_name;
    return {
        {"LANGUAGE", std::string{name_of(desk.language)}},
        {"SITE_NAME", name_of_site ? name_of_site(desk.language, desk.reader) : std::string{}},
        {"DESK_CSS_URL", browser::asset("desk.css")},
        {"DESK_JS_URL", browser::asset("desk.js")},
        {"CSRF", desk.csrf()},
    };
}

} // namespace fengye::people
