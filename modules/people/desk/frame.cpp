#include "modules/people/desk/frame.hpp"

#include <algorithm>

#include "modules/people/desk/desk.hpp"
#include "modules/people/store/appointments.hpp"
#include "modules/people/store/notes.hpp"
#include "modules/people/store/tasks.hpp"

namespace fengye::people {

namespace {

bool is_for(MenuLine const& line, Actor const& actor)
{
    return line.access.kind != Access::Kind::right || actor.may(line.access.right);
}

// The lines this person may open, each address once, groups together in the order they first appear in.
std::vector<MenuLine const*> lines_for(Desk const& desk)
{
    std::vector<MenuLine const*> lines;
    auto const& menu = desk.platform.portal.menu;
    auto const is_known = [&](MenuLine const& line) {
        return std::any_of(lines.begin(), lines.end(), [&](auto const* known) { return known->path == line.path; });
    };
    for (auto const& first : menu)
        for (auto const& line : menu)
            if (line.group == first.group && is_for(line, desk.request.actor()) && !is_known(line))
                lines.push_back(&line);
    return lines;
}

// The longest address that leads to this page is the current one.
std::string current_of(std::vector<MenuLine const*> const& lines, std::string const& path)
{
    std::string best;
    for (auto const* line : lines) {
        bool const is_home = line->path == "/desk/";
        bool const leads_here = is_home ? path == line->path : path.starts_with(line->path);
        if (leads_here && line->path.size() > best.size())
            best = line->path;
    }
    return best;
}

// The desk's own lists depend on the day, which the count of a menu line does not know.
std::int64_t count_of(Desk const& desk, MenuLine const& line)
{
    if (line.path == "/desk/")
        return store::count_waiting_for(desk.reader, desk.request.actor().person, desk.today);
    if (line.path == "/desk/units/" && desk.request.actor().may("people.read"))
        return static_cast<std::int64_t>(store::vacancies(desk.reader, desk.today).size());
    return line.count ? line.count(desk.reader, desk.request.actor()) : 0;
}

std::vector<html::Values> nav(Desk const& desk)
{
    std::vector<html::Values> rows;
    auto const lines = lines_for(desk);
    auto const current = current_of(lines, desk.request.path);
    std::string group;
    for (auto const* line : lines) {
        auto const count = count_of(desk, *line);
        bool const is_new_group = line->group != group;
        group = line->group;
        rows.push_back({
            {"NAV_NAME", desk.say(line->words)},
            {"NAV_URL", line->path},
            {"IS_CURRENT", line->path == current},
            {"HAS_BADGE", count > 0},
            {"BADGE", count},
            {"NAV_GROUP", is_new_group && !group.empty()},
            {"NAV_GROUP_NAME", group.empty() ? std::string{} : desk.say(group)},
        });
    }
    return rows;
}

html::Values person_values(Desk const& desk)
{
    auto const& actor = desk.request.actor();
    std::vector<std::string> roles;
    for (auto const& held : store::appointments_of(desk.reader, actor.person))
        if (held.holds_on(desk.today))
            roles.push_back(said(desk, "role_", held.role));
    return {{"PERSON_NAME", actor.name}, {"ROLE_NAME", joined(roles)}, {"UNIT_NAME", unit_name(desk, actor.unit)}};
}

// What has been done, when the address says so: a key of the catalogue that needs nothing filled in.
html::Values toast(Desk const& desk)
{
    auto const key = desk.request.argument("done");
    bool const is_known = !key.empty() && desk.platform.words.has(key) && desk.say(key).find('{') == std::string::npos;
    return {{"HAS_TOAST", is_known}, {"TOAST_TEXT", is_known ? desk.say(key) : std::string{}}};
}

html::Page framed(Desk const& desk, std::string const& title, html::Safe main, bool is_error)
{
    auto const unread = store::count_unread(desk.reader, desk.request.actor().person);
    auto const& demo = desk.platform.portal.is_demo;
    return {"people/desk_frame",
        outer_values(desk) + person_values(desk) + help_phone(desk) + toast(desk)
            + html::Values{
                {"TITLE", title},
                {"IS_ERROR", is_error},
                {"IS_DEMO", demo && demo(desk.reader)},
                {"NAV", nav(desk)},
                {"HAS_NOTES", unread > 0},
                {"NOTE_COUNT", unread},
                {"MAIN_HTML", std::move(main)},
            }};
}

// The words of a refusal, unless the page says the same already.
std::string detail_of(Desk const& desk, Refusal const& refusal)
{
    bool const says_more = desk.platform.words.has(refusal.words) && refusal.words != "platform.not_found"
        && refusal.words != "platform.not_allowed" && refusal.words != "platform.went_wrong" && refusal.words != "platform.cannot_write";
    return says_more ? desk.say(refusal.words, refusal.values) : std::string{};
}

html::Values refusal_values(Desk const& desk, int status, Refusal const& refusal)
{
    auto const event = refusal.values.find("event");
    auto const detail = detail_of(desk, refusal);
    html::Values values;
    int const shown = status == 403 || status == 404 || status == 409 || status == 410 || status == 422 || status == 429 || status == 503 ? status : 500;
    for (int const known : {403, 404, 409, 410, 422, 429, 500, 503})
        values.emplace_back("IS_" + std::to_string(known), known == shown);
    return std::move(values)
        + html::Values{
            {"HAS_DETAIL", !detail.empty()},
            {"DETAIL", detail},
            {"HAS_EVENT", event != refusal.values.end()},
            {"EVENT_NUMBER", event != refusal.values.end() ? event->second : std::string{}},
            {"AT", to_iso(desk.now)},
            {"AT_TEXT", to_text(desk.now)},
            {"HAS_BACK", false},
            {"BACK_URL", ""},
        }
        + help_phone(desk);
}

std::string title_of(int status)
{
    switch (status) {
    case 403: return "people.error_403";
    case 404: return "people.error_404";
    case 409: return "people.error_409";
    case 410: return "people.error_410";
    case 422: return "people.error_422";
    case 429: return "people.error_429";
    case 503: return "people.error_503";
    default: return "people.error_500";
    }
}

} // namespace

html::Page desk_frame(http::Request const& request, Platform& platform, std::string const& title, html::Safe main)
{
    auto const reader = platform.desk.reader();
    return framed(Desk{request, platform, reader}, title, std::move(main), false);
}

html::Page desk_error(http::Request const& request, Platform& platform, int status, Refusal const& refusal)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto values = refusal_values(desk, status, refusal);
    if (request.signed_in)
        return framed(desk, desk.say(title_of(status)), platform.renderer.render({"people/error_desk", std::move(values)}, desk.language), true);
    auto outer = outer_values(desk);
    std::erase_if(outer, [](auto const& value) { return value.first == "CSRF"; });
    return {"people/error_door", std::move(values) + std::move(outer) + html::Values{{"TITLE", desk.say(title_of(status))}}};
}

} // namespace fengye::people
