#include "modules/letters/front/bar_chart.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace fengye::letters {

namespace {

// In hundredths of the chart's type size, so that larger type makes a larger chart.
constexpr int row_height = 275, text_at = 110, bar_at = 160;

std::string in_ems(int hundredths)
{
    return fmt::format("{}.{:02}em", hundredths / 100, hundredths % 100);
}

} // namespace

html::Values chart_values(std::string name, std::vector<Bar> bars)
{
    if (bars.size() > bars_max)
        bars.resize(bars_max);
    std::int64_t most = 1;
    for (auto const& bar : bars)
        most = std::max(most, bar.count);
    std::vector<html::Values> shown;
    int top = 0;
    for (auto& bar : bars) {
        shown.push_back(
            {{"BAR_NAME", std::move(bar.name)},
             {"BAR_COUNT", bar.count},
             {"BAR_WIDTH",
              fmt::format("{:.1f}%", 100.0 * static_cast<double>(bar.count) / static_cast<double>(most))},
             {"TEXT_Y", in_ems(top + text_at)},
             {"BAR_Y", in_ems(top + bar_at)}});
        top += row_height;
    }
    return {{"CHART_NAME", std::move(name)}, {"CHART_HEIGHT", in_ems(top)}, {"BARS", std::move(shown)}};
}

} // namespace fengye::letters
