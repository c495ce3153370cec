#include "modules/people/desk/options.hpp"

#include <algorithm>

#include "modules/people/domain/rights.hpp"

namespace fengye::people {

std::vector<html::Values>
unit_options(Desk const& desk, std::vector<UnitRecord> const& list, std::string const& chosen_code)
{
    std::vector<html::Values> rows;
    for (auto const& unit : list)
        rows.push_back(
            {{"UNIT_CODE", unit.code},
             {"UNIT_OPTION_NAME", name_in(desk.language, unit)},
             {"IS_UNIT_CHOSEN", unit.code == chosen_code}});
    return rows;
}

std::vector<html::Values>
role_options(Desk const& desk, std::vector<Role> const& roles, std::string const& chosen)
{
    std::vector<html::Values> rows;
    for (auto const role : roles)
        rows.push_back(
            {{"ROLE", role},
             {"ROLE_OPTION_NAME", desk.said("people.role_", role)},
             {"IS_ROLE_CHOSEN", name_of(role) == chosen}});
    return rows;
}

std::vector<Role> all_roles()
{
    std::vector<Role> roles;
    for (auto const name : names_of(Role{}))
        roles.push_back(*parse<Role>(name));
    return roles;
}

std::vector<UnitRecord> units_to_see(Desk const& desk)
{
    auto list = units(desk.reader);
    std::erase_if(list, [&](UnitRecord const& unit) { return !may_see(desk.request.actor(), unit.id); });
    return list;
}

std::vector<UnitRecord> units_to_manage(Desk const& desk)
{
    auto list = units(desk.reader);
    std::erase_if(list, [&](UnitRecord const& unit) { return !may_manage(desk.request.actor(), unit.id); });
    return list;
}

std::vector<Role> roles_to_fill(Desk const& desk)
{
    auto const& actor = desk.request.actor();
    auto roles = all_roles();
    std::erase_if(roles, [&](Role role) {
        return !actor.may("people.manage") && !(is_filled_by_the_unit(role) && actor.may("people.unit"));
    });
    return roles;
}

Result<std::optional<Day>> read_day(http::Form const& form, std::string_view field)
{
    auto const text = form.text(field);
    if (text.empty())
        return std::optional<Day>{};
    auto const day = day_from(text);
    if (!day)
        return refuse(Because::not_valid, "people.error_date_wrong", field);
    return day;
}

} // namespace fengye::people
