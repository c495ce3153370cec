#pragma once

#include <string>
#include <string_view>

namespace fengye::people {

// Latin capitals as small letters; everything else stays.
std::string in_small_letters(std::string_view);

} // namespace fengye::people
