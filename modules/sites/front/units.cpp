#include "modules/sites/front/units.hpp"

#include <algorithm>
#include <array>

#include "platform/http/url.hpp"

namespace fengye::sites {

namespace {

enum class Group { counties, departments, bodies };
constexpr Names<3> names_of(Group)
{
    return {"counties", "departments", "bodies"};
}

Group group_of(people::UnitKind kind)
{
    using enum people::UnitKind;
    switch (kind) {
    case district:
    case autonomous_county:
    case development_zone:
        return Group::counties;
    case platform_operator:
    case department:
    case vertical_body:
        return Group::departments;
    default:
        return Group::bodies;
    }
}

// Those that have published something, in the order of their ids, which is the official one. Their order by
// what they have published would change with every publication, and the home page with it.
std::vector<people::UnitRecord> read_publishing(front::Reader const& reader)
{
    std::vector<people::UnitRecord> units;
    for (auto const& [code, unit] : structure(reader)->units)
        if (reader.is_filled(list_of_unit(code)))
            units.push_back(unit);
    std::sort(units.begin(), units.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
    return units;
}

} // namespace

std::vector<html::Values> unit_groups(Public& page)
{
    std::array<std::vector<html::Values>, 3> units;
    auto const publishing =
        page.reader.memo<std::vector<people::UnitRecord>>("sites.publishing_units", read_publishing);
    for (auto const& unit : *publishing)
        units[static_cast<std::size_t>(group_of(unit.unit_kind))].push_back(
            {{"UNIT_NAME", name_in(page.language, unit)},
             {"UNIT_URL", page.to("/search" + http::query_text({{"unit", unit.code}}))}});
    std::vector<html::Values> groups;
    for (auto const group : {Group::counties, Group::departments, Group::bodies})
        if (auto& members = units[static_cast<std::size_t>(group)]; !members.empty())
            groups.push_back(
                {{"GROUP_NAME", page.say("sites.group_" + std::string{name_of(group)})},
                 {"GROUP_COUNT", members.size()},
                 {"UNITS", std::move(members)}});
    return groups;
}

html::Values option_values(std::string value, std::string name, bool is_selected)
{
    html::Values option;
    option.reserve(3);
    option.emplace_back("OPTION_VALUE", std::move(value));
    option.emplace_back("OPTION_NAME", std::move(name));
    option.emplace_back("IS_SELECTED", is_selected);
    return option;
}

std::vector<html::Values>
unit_options(Public& page, std::vector<front::Share> const& shares, std::string const& chosen)
{
    std::vector<html::Values> options;
    auto const tree = structure(page.reader);
    for (auto const& share : shares)
        if (auto const unit = tree->units.find(share.name); unit != tree->units.end())
            options.push_back(
                option_values(share.name, name_in(page.language, unit->second), share.name == chosen));
    return options;
}

} // namespace fengye::sites
