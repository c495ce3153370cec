#include "modules/people/desk/refusals.hpp"

#include "modules/people/desk/frame.hpp"

namespace fengye::people {

namespace {

// The words of a refusal, unless the page says the same already.
std::string detail_of(Desk const& desk, Refusal const& refusal)
{
    bool const says_more = desk.platform.words.has(refusal.words) && refusal.words != "platform.not_found" &&
                           refusal.words != "platform.not_allowed" &&
                           refusal.words != "platform.went_wrong" && refusal.words != "platform.cannot_write";
    return says_more ? desk.say(refusal.words, refusal.values) : std::string{};
}

html::Values refusal_values(Desk const& desk, int status, Refusal const& refusal)
{
    auto const event = refusal.values.find("event");
    auto const detail = detail_of(desk, refusal);
    html::Values values;
    int const shown = status == 403 || status == 404 || status == 409 || status == 410 || status == 422 ||
                              status == 429 || status == 503
                          ? status
                          : 500;
    for (int const known : {403, 404, 409, 410, 422, 429, 500, 503})
        values.emplace_back("IS_" + std::to_string(known), known == shown);
    return std::move(values) +
           html::Values{
               {"HAS_DETAIL", !detail.empty()},
               {"DETAIL", detail},
               {"HAS_EVENT", event != refusal.values.end()},
               {"EVENT_NUMBER", event != refusal.values.end() ? event->second : std::string{}},
               {"AT", to_iso(desk.now)},
               {"AT_TEXT", to_text(desk.now)},
               {"HAS_BACK", false},
               {"BACK_URL", ""},
           } +
           help_phone(desk);
}

std::string title_of(int status)
{
    switch (status) {
    case 403:
        return "people.error_403";
    case 404:
        return "people.error_404";
    case 409:
        return "people.error_409";
    case 410:
        return "people.error_410";
    case 422:
        return "people.error_422";
    case 429:
        return "people.error_429";
    case 503:
        return "people.error_503";
    default:
        return "people.error_500";
    }
}

} // namespace

html::Page desk_error(http::Request const& request, Platform& platform, int status, Refusal const& refusal)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto values = refusal_values(desk, status, refusal);
    if (request.signed_in)
        return framed(
            desk, desk.say(title_of(status)),
            platform.renderer.render({"people/error_desk", std::move(values)}, desk.language), Tone::refusal);
    auto outer = outer_values(desk);
    std::erase_if(outer, [](auto const& value) { return value.first == "CSRF"; });
    return {
        "people/error_door",
        std::move(values) + std::move(outer) + html::Values{{"TITLE", desk.say(title_of(status))}}};
}

} // namespace fengye::people
