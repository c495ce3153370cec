#include "modules/letters/desk/overseer.hpp"

#include <fmt/format.h>

namespace fengye::letters {

std::vector<people::UnitRecord> Overseer::units() const
{
    auto units = people::units(reader);
    if (auto const own = scope())
        std::erase_if(units, [&](people::UnitRecord const& unit) { return unit.id != own; });
    return units;
}

std::string month_of(Day day)
{
    return to_text(day).substr(0, 7);
}

std::string month_before(Day day)
{
    auto const month = std::chrono::year_month_day{day};
    return month_of(std::chrono::local_days{month.year() / month.month() / 1} - std::chrono::days{1});
}

std::string share_text(int part, int whole)
{
    return whole == 0 ? std::string{"—"} : fmt::format("{} %", (part * 200 + whole) / (2 * whole));
}

} // namespace fengye::letters
