#include "modules/people/desk/menu.hpp"

#include <algorithm>
#include <array>

#include "modules/people/store/appointments.hpp"
#include "modules/people/store/tasks.hpp"

namespace fengye::people {

namespace {

bool is_for(MenuLine const& line, Actor const& actor)
{
    return line.access.kind != Access::Kind::right || actor.may(line.access.right);
}

// Daily work first, what is seldom needed last; a group nobody has placed comes at the end.
constexpr std::array group_order{
    "platform.menu_work", "platform.menu_content", "platform.menu_sites", "platform.menu_people",
    "platform.menu_system"};

auto place_of(std::string const& group)
{
    return std::find(group_order.begin(), group_order.end(), group) - group_order.begin();
}

// The lines this person may open, each address once, by groups.
std::vector<MenuLine const*> lines_for(Desk const& desk)
{
    std::vector<MenuLine const*> lines;
    for (auto const& line : desk.platform.portal.menu) {
        bool const is_known = std::any_of(
            lines.begin(), lines.end(), [&](auto const* known) { return known->path == line.path; });
        if (is_for(line, desk.request.actor()) && !is_known)
            lines.push_back(&line);
    }
    std::stable_sort(lines.begin(), lines.end(), [](auto const* a, auto const* b) {
        return place_of(a->group) < place_of(b->group);
    });
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

} // namespace

std::vector<html::Values> menu_rows(Desk const& desk)
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

} // namespace fengye::people
