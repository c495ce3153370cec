#pragma once

#include <string>
#include <vector>

#include "platform/html/page.hpp"

namespace fengye::letters {

struct Bar {
    std::string name;
    std::int64_t count;
};

// Bars below each other, each with its name and count above it, as letters/public_bars.html shows them.
// `name` says what is counted. At most so many bars: the table beside the chart has them all.
inline constexpr std::size_t bars_max = 20;
html::Values chart_values(std::string name, std::vector<Bar> bars);

} // namespace fengye::letters
