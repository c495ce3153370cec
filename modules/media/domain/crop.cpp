#include "modules/media/domain/crop.hpp"

#include <algorithm>

namespace fengye::media {

Crop widest_crop(Size size, Focus focus)
{
    Crop crop{.width = std::min(size.width, size.height * 4 / 3) / 4 * 4};
    crop.x = std::clamp(size.width * focus.x / 100 - crop.width / 2, 0, size.width - crop.width);
    crop.y = std::clamp(size.height * focus.y / 100 - crop.height() / 2, 0, size.height - crop.height());
    return crop;
}

Result<Crop> crop_in(Size size, int x, int y, int width)
{
    Crop const crop{x, y, width / 4 * 4};
    if (crop.width < crop_width_min || crop.width > size.width || crop.height() > size.height)
        return refuse(Because::not_valid, "media.crop_width", "width");
    if (x < 0 || x + crop.width > size.width)
        return refuse(Because::not_valid, "media.crop_outside", "x");
    if (y < 0 || y + crop.height() > size.height)
        return refuse(Because::not_valid, "media.crop_outside", "y");
    return crop;
}

} // namespace fengye::media
