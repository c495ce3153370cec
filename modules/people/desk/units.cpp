#include "modules/people/desk/units.hpp"

#include <algorithm>
#include <map>

#include "modules/people/desk/options.hpp"
#include "modules/people/domain/rights.hpp"
#include "modules/people/domain/text.hpp"
#include "modules/people/store/appointments.hpp"

namespace fengye::people {

namespace {

constexpr int rows_per_page = 60;

// The posts of those who serve, by unit and role.
struct Staff {
    std::map<std::pair<UnitId, Role>, std::vector<std::string>> posts;

    std::vector<std::string> const& of(UnitId unit, Role role) const
    {
        static std::vector<std::string> const nobody;
        auto const found = posts.find({unit, role});
        return found == posts.end() ? nobody : found->second;
    }
    bool lacks_someone(UnitId unit) const
    {
        return of(unit, Role::officer).empty() || of(unit, Role::disclosure_head).empty();
    }
};

Staff staff_on(db::Reader const& reader, Day today)
{
    Staff staff;
    for (auto const& held : store::serving(reader, {}, today))
        if (held.role == Role::officer || held.role == Role::disclosure_head)
            staff.posts[{held.unit, held.role}].push_back(shown_name(reader, held.person));
    return staff;
}

struct Filter {
    std::optional<UnitKind> kind;
    std::string keyword;
    bool is_alarm_only;
};

bool fits(Filter const& filter, UnitRecord const& unit, Staff const& staff)
{
    auto const holds_keyword = [&](std::string const& text) {
        return in_small_letters(text).find(in_small_letters(filter.keyword)) != std::string::npos;
    };
    return (!filter.kind || unit.unit_kind == *filter.kind) &&
           (filter.keyword.empty() || holds_keyword(unit.name_zh) || holds_keyword(unit.name_en) ||
            holds_keyword(unit.short_zh) || holds_keyword(unit.code)) &&
           (!filter.is_alarm_only || staff.lacks_someone(unit.id));
}

html::Values row_of(Desk const& desk, UnitRecord const& unit, Staff const& staff)
{
    auto const& officers = staff.of(unit.id, Role::officer);
    auto const& heads = staff.of(unit.id, Role::disclosure_head);
    return {
        {"UNIT_URL", "/desk/units/" + unit.code},
        {"UNIT_ROW_NAME", name_in(desk.language, unit)},
        {"UNIT_TYPE_NAME", desk.said("people.unit_kind_", unit.unit_kind)},
        {"HAS_OFFICER", !officers.empty()},
        {"NO_OFFICER", officers.empty()},
        {"OFFICERS", joined(officers)},
        {"HAS_HEAD", !heads.empty()},
        {"NO_HEAD", heads.empty()},
        {"HEADS", joined(heads)},
        {"IS_ALARMED", staff.lacks_someone(unit.id)},
    };
}

std::vector<html::Values> kind_options(Desk const& desk, std::optional<UnitKind> chosen)
{
    std::vector<html::Values> rows;
    for (auto const name : names_of(UnitKind{})) {
        auto const kind = *parse<UnitKind>(name);
        rows.push_back(
            {{"TYPE", kind},
             {"TYPE_NAME", desk.said("people.unit_kind_", kind)},
             {"IS_TYPE_CHOSEN", chosen == kind}});
    }
    return rows;
}

// Shown by views/units.html.
html::Page units_page(Desk const& desk, std::vector<UnitRecord> const& all)
{
    auto const staff = staff_on(desk.reader, desk.today);
    Filter const filter{
        parse<UnitKind>(desk.request.argument("type")), desk.request.argument("keyword"),
        !desk.request.argument("alarm").empty()};
    std::vector<UnitRecord> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found), [&](auto const& unit) {
        return fits(filter, unit, staff);
    });
    auto const alarms =
        std::count_if(all.begin(), all.end(), [&](auto const& unit) { return staff.lacks_someone(unit.id); });
    std::vector<html::Values> rows;
    auto const first = static_cast<std::size_t>((page_asked_for(desk.request) - 1) * rows_per_page);
    for (auto i = first; i < found.size() && i < first + rows_per_page; ++i)
        rows.push_back(row_of(desk, found[i], staff));
    bool const has_rows = !rows.empty();
    return {
        "people/units", pager_values(desk.request, static_cast<std::int64_t>(found.size()), rows_per_page) +
                            html::Values{
                                {"TOTAL", found.size()},
                                {"HAS_ALARMS", alarms > 0},
                                {"ALARM_COUNT", alarms},
                                {"TYPES", kind_options(desk, filter.kind)},
                                {"KEYWORD", filter.keyword},
                                {"IS_ALARM_ONLY", filter.is_alarm_only},
                                {"HAS_UNITS", has_rows},
                                {"UNITS", std::move(rows)},
                                {"NO_UNITS", !has_rows},
                            }};
}

} // namespace

Result<http::Response> show_units(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const all = units_to_see(desk);
    if (all.empty() && !request.actor().may("people.read"))
        return refuse(Because::not_allowed, "platform.not_allowed");
    return desk.screen(desk.say("people.units"), units_page(desk, all));
}

} // namespace fengye::people
