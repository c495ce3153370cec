#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/convert/jail.hpp"

namespace fengye::convert {

// A picture in one size and form, upright, of pixels and nothing else.
struct Rendition {
    int width;
    int height;
    std::string type; // image/avif
    std::string bytes;
};

inline constexpr int rendition_widths[] = {320, 640, 1280};

// Whether it moves: a rendition would stand still.
bool is_animated(std::string_view bytes);

// A picture as AVIF, WebP and JPEG, in each of the widths it fills, and in its own when that lies between.
// Refuses with not_valid what is no picture, moves, is damaged, or has too many pixels, the last before it is
// decoded.
Result<std::vector<Rendition>> renditions_of(std::string_view bytes, Jail& jail = Jail::of_this_program());

} // namespace fengye::convert
