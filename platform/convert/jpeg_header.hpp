#pragma once

#include <optional>
#include <string_view>

namespace fengye::convert {

struct PictureSize {
    int width;
    int height;
};

// Nothing when it is no JPEG, or when it holds anything beside the picture: metadata, profiles, comments.
std::optional<PictureSize> size_of_bare_jpeg(std::string_view bytes);

} // namespace fengye::convert
