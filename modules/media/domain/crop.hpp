#pragma once

#include "modules/media/media.hpp"

namespace fengye::media {

// A 4:3 part of a picture (R49), in its pixels.
struct Crop {
    int x{0}, y{0}, width{0};
    int height() const { return width / 4 * 3; }
};
inline constexpr int crop_width_min = 80;

// The widest there is, as near to the focal point as it goes.
Crop widest_crop(Size, Focus);

// Refuses what does not lie in the picture, with the number that is wrong. Widths are brought down to a whole
// number of fours.
Result<Crop> crop_in(Size, int x, int y, int width);

} // namespace fengye::media
