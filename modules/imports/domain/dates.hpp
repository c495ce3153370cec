#pragma once

#include <optional>
#include <string_view>

#include "platform/clock/clock.hpp"

namespace fengye::imports {

// The first day in a text, with its time where one follows: 2019-03-05 10:22, 2019/3/5, 2019.03.05,
// 2019年3月5日 10时22分. In the city's time.
std::optional<Moment> first_time_in(std::string_view text);

} // namespace fengye::imports
