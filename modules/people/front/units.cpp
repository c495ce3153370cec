#include "modules/people/front/units.hpp"

namespace fengye::people {

front::Placement place_unit(UnitRecord const& unit)
{
    return {
        .title = unit.name_zh,
        .card = encode(unit),
        .lists = {"structure/units"},
        .unit = unit.code,
        .tags = {"structure"}};
}

} // namespace fengye::people
