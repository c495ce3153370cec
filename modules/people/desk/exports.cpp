#include "modules/people/desk/exports.hpp"

#include <map>

#include "modules/people/desk/desk.hpp"
#include "modules/people/desk/options.hpp"
#include "modules/people/store/accounts.hpp"
#include "modules/people/store/appointments.hpp"
#include "modules/people/store/persons.hpp"
#include "platform/module/sent_sheet.hpp"

namespace fengye::people {

namespace {

using enum sheet::Kind;

constexpr int persons_of_unit_max = 5000;

// Those whose units this person may look at.
Result<std::vector<UnitRecord>> units_to_export(Desk const& desk)
{
    auto units = units_to_see(desk);
    if (units.empty() && !desk.actor().may("people.read"))
        return refuse(Because::not_allowed, "platform.not_allowed");
    return units;
}

Result<http::Response> send_units(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const units = TRY(units_to_export(desk));
    std::map<std::pair<UnitId, Role>, std::vector<std::string>> posts;
    for (auto const& held : store::serving(reader, {}, desk.today))
        posts[{held.unit, held.role}].push_back(shown_name(reader, held.person));
    sheet::Sheet sheet{
        desk.say("people.units"), {{desk.say("people.unit")}, {desk.say("people.unit_type")}}, {}};
    auto const roles = {Role::officer, Role::reviewer, Role::disclosure_head, Role::handler, Role::leader};
    for (auto const role : roles)
        sheet.columns.push_back({desk.said("people.role_", role)});
    for (auto const& unit : units) {
        std::vector<sheet::Cell> row{
            name_in(desk.language, unit), desk.said("people.unit_kind_", unit.unit_kind)};
        for (auto const role : roles)
            row.push_back(joined(posts[{unit.id, role}]));
        sheet.rows.push_back(std::move(row));
    }
    return send_sheet(desk, file, std::move(sheet), {"people.exported", "units"});
}

sheet::Cell cell(std::optional<Day> const& day)
{
    sheet::Cell cell;
    if (day)
        cell = *day;
    return cell;
}

void add_person(Desk const& desk, sheet::Sheet& sheet, Person const& person)
{
    std::vector<std::string> names;
    for (auto const& account : store::accounts_of(desk.reader, person.id))
        names.push_back(account.name);
    auto const begin = [&] {
        return std::vector<sheet::Cell>{
            person.post, unit_name(desk.reader, desk.language, person.unit), joined(names),
            cell(person.left_on)};
    };
    auto const appointments = store::appointments_of(desk.reader, person.id);
    for (auto const& held : appointments) {
        auto row = begin();
        row.push_back(desk.said("people.role_", held.role));
        row.push_back(unit_name(desk.reader, desk.language, held.unit));
        row.push_back(held.is_deputy ? desk.say("people.deputy") : std::string{});
        row.push_back(held.from);
        row.push_back(cell(held.until));
        sheet.rows.push_back(std::move(row));
    }
    if (appointments.empty())
        sheet.rows.push_back(begin());
}

Result<http::Response> send_persons(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    sheet::Sheet sheet{
        desk.say("people.persons"),
        {{desk.say("people.name")},
         {desk.say("people.unit")},
         {desk.say("people.account_name")},
         {desk.say("people.export_left_on"), day},
         {desk.say("people.role")},
         {desk.say("people.export_serves")},
         {desk.say("people.deputy")},
         {desk.say("people.from_day"), day},
         {desk.say("people.until"), day}},
        {}};
    auto const units = TRY(units_to_export(desk));
    for (auto const& unit : units)
        for (auto const& person : store::list_persons(
                 reader, {.unit = unit.id, .today = desk.today, .limit = persons_of_unit_max}))
            add_person(desk, sheet, person);
    return send_sheet(desk, file, std::move(sheet), {"people.exported", "persons"});
}

} // namespace

Result<http::Response> send_units_xlsx(http::Request const& request, Platform& platform)
{
    return send_units(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_units_csv(http::Request const& request, Platform& platform)
{
    return send_units(request, platform, SheetFile::csv);
}

Result<http::Response> send_persons_xlsx(http::Request const& request, Platform& platform)
{
    return send_persons(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_persons_csv(http::Request const& request, Platform& platform)
{
    return send_persons(request, platform, SheetFile::csv);
}

} // namespace fengye::people
