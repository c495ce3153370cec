#include "modules/people/desk/desk.hpp"

#include <algorithm>
#include <charconv>

#include "platform/browser/assets.hpp"

namespace fengye::people {

namespace {

constexpr int page_max = 10'000;

html::Values page_link(http::Request const& request, int page, int current)
{
    auto query = request.query;
    std::erase_if(query, [](auto const& pair) { return pair.first == "page" || pair.first == "done"; });
    if (page > 1)
        query.emplace_back("page", std::to_string(page));
    return {
        {"PAGE", page},
        {"PAGE_URL", request.path + http::query_text(query)},
        {"IS_THIS_PAGE", page == current},
        {"IS_OTHER_PAGE", page != current},
        {"IS_GAP", false}};
}

// "made_on" shows ERROR_MADE_ON.
std::string error_section(std::string_view field)
{
    std::string name{"ERROR_"};
    for (char const c : field)
        name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
}

html::Values gap()
{
    return {
        {"PAGE", ""}, {"PAGE_URL", ""}, {"IS_THIS_PAGE", false}, {"IS_OTHER_PAGE", false}, {"IS_GAP", true}};
}

std::string url_of(http::Request const& request, int page)
{
    for (auto const& [name, value] : page_link(request, page, 0))
        if (name == "PAGE_URL")
            return std::get<std::string>(value.held());
    return {};
}

} // namespace

html::Values Desk::errors(Refusal const* refusal, std::initializer_list<std::string_view> fields) const
{
    auto values = error_values(platform.words, language, refusal);
    for (auto const field : fields) {
        auto const name = error_section(field);
        bool const is_wrong =
            std::any_of(values.begin(), values.end(), [&](auto const& told) { return told.first == name; });
        if (!is_wrong)
            values.emplace_back(name, false);
    }
    return values;
}

std::string unit_name(Desk const& desk, UnitRecord const& unit)
{
    return desk.language == Language::en ? unit.name_en : unit.short_zh;
}

std::string unit_name(Desk const& desk, UnitId id)
{
    auto const unit = find_unit(desk.reader, id);
    return unit ? unit_name(desk, *unit) : std::string{};
}

std::string when_text(Moment moment)
{
    return to_text(moment).substr(5);
}

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

int page_asked_for(http::Request const& request)
{
    auto const text = request.argument("page");
    int page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp(page, 1, page_max);
}

html::Values pager_values(http::Request const& request, std::int64_t total, int per_page)
{
    int const last = std::max(1, static_cast<int>((total + per_page - 1) / per_page));
    int const page = std::min(page_asked_for(request), last);
    std::vector<html::Values> pages;
    int shown = 0;
    for (int i = 1; i <= last; ++i) {
        bool const is_near = i == 1 || i == last || std::abs(i - page) <= 2;
        if (!is_near)
            continue;
        if (i > shown + 1)
            pages.push_back(gap());
        pages.push_back(page_link(request, i, page));
        shown = i;
    }
    return {
        {"HAS_PAGES", last > 1},
        {"HAS_PREVIOUS", page > 1},
        {"PREVIOUS_URL", url_of(request, page - 1)},
        {"HAS_NEXT", page < last},
        {"NEXT_URL", url_of(request, page + 1)},
        {"PAGES", std::move(pages)}};
}

} // namespace fengye::people
