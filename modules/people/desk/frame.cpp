#include "modules/people/desk/frame.hpp"

#include "modules/people/desk/menu.hpp"
#include "modules/people/store/appointments.hpp"
#include "modules/people/store/notes.hpp"

namespace fengye::people {

namespace {

html::Values person_values(Desk const& desk)
{
    auto const& actor = desk.request.actor();
    std::vector<std::string> roles;
    for (auto const& held : store::appointments_of(desk.reader, actor.person))
        if (held.holds_on(desk.today))
            roles.push_back(desk.said("people.role_", held.role));
    return {
        {"PERSON_NAME", actor.name},
        {"ROLE_NAME", joined(roles)},
        {"UNIT_NAME", unit_name(desk.reader, desk.language, actor.unit)}};
}

// What has been done, when the address says so: a key of the catalogue that needs nothing filled in.
html::Values toast(Desk const& desk)
{
    auto const key = desk.request.argument("done");
    bool const is_known =
        !key.empty() && desk.platform.words.has(key) && desk.say(key).find('{') == std::string::npos;
    return {{"HAS_TOAST", is_known}, {"TOAST_TEXT", is_known ? desk.say(key) : std::string{}}};
}

} // namespace

html::Page framed(Desk const& desk, std::string const& title, html::Safe main, Tone tone)
{
    auto const unread = store::count_unread(desk.reader, desk.request.actor().person);
    auto const& demo = desk.platform.portal.is_demo;
    return {
        "people/desk_frame", outer_values(desk) + person_values(desk) + help_phone(desk) + toast(desk) +
                                 html::Values{
                                     {"TITLE", title},
                                     {"IS_ERROR", tone == Tone::refusal},
                                     {"IS_DEMO", demo && demo(desk.reader)},
                                     {"NAV", menu_rows(desk)},
                                     {"HAS_NOTES", unread > 0},
                                     {"NOTE_COUNT", unread},
                                     {"MAIN_HTML", std::move(main)},
                                 }};
}

html::Page
desk_frame(http::Request const& request, Platform& platform, std::string const& title, html::Safe main)
{
    auto const reader = platform.desk.reader();
    return framed(Desk{request, platform, reader}, title, std::move(main), Tone::page);
}

} // namespace fengye::people
