#include "modules/letters/domain/letter.hpp"

#include <algorithm>
#include <array>

namespace fengye::letters {

namespace {

// 平山区 and 平山 name one district, 桓仁满族自治县, 桓仁县 and 桓仁 one county. The shorter must not name
// another place, so only those of two characters and more count.
bool names(std::string_view place, people::District const& district)
{
    std::string_view const name = district.short_zh;
    if (place.find(name) != std::string_view::npos)
        return true;
    static constexpr std::array<std::string_view, 3> endings{"满族自治县", "高新区", "区"};
    for (auto const ending : endings)
        if (name.ends_with(ending)) {
            auto const stem = name.substr(0, name.size() - ending.size());
            if (ending == "区")
                return stem.size() >= 6 && place.find(stem) != std::string_view::npos;
            // 本溪 alone is the city.
            auto const shorter = std::string{stem} + (ending == "高新区" ? "高新" : "县");
            return place.find(shorter) != std::string_view::npos;
        }
    return false;
}

} // namespace

bool may_see(Actor const& actor, Letter const& letter, bool is_helper, UnitId mailbox_unit)
{
    if (letter.accused && actor.unit == letter.accused)
        return false;
    if (actor.may("letters.read", letter.record.unit))
        return true;
    if (letter.is_only_transferred())
        return false;
    return (is_helper && actor.may("letters.read", actor.unit)) ||
           (actor.unit == mailbox_unit && actor.may("letters.instruct", mailbox_unit));
}

bool may_handle(Actor const& actor, Letter const& letter)
{
    return actor.may("letters.handle", letter.record.unit) &&
           !(letter.accused && actor.unit == letter.accused);
}

bool may_release(Actor const& actor, Letter const& letter)
{
    return actor.may("letters.release", letter.record.unit) &&
           !(letter.accused && actor.unit == letter.accused);
}

std::vector<std::string> first_units(
    System system, std::string_view mailbox, Category const& category, std::string_view place,
    std::string_view accused, std::span<people::District const> districts)
{
    if (category.is_only_transferred())
        return {std::string{accused == petition_office ? general_office : petition_office}};
    std::vector<std::string> units;
    if (mailbox != mayor)
        units.emplace_back(mailbox);
    bool const is_local = system == System::appeal && category.route.front() != "all_departments";
    if (is_local)
        for (auto const& district : districts)
            if (names(place, district))
                units.push_back(district.code);
    units.insert(units.end(), category.route.begin(), category.route.end());
    units.emplace_back(general_office);
    return units;
}

casework::Limit acceptance_limit(Category const& category)
{
    return {category.accept_days, casework::DayKind::working, 0, "city"};
}

casework::Limit reply_limit(Category const& category)
{
    return {category.reply_days, casework::DayKind::working, category.extension_days, "city"};
}

} // namespace fengye::letters
