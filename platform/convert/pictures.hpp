#pragma once

#include <string>
#include <string_view>

#include "platform/convert/jail.hpp"

namespace fengye::convert {

struct Picture {
    std::string jpeg;
    int width;
    int height;
};

inline constexpr std::size_t photo_bytes_max = std::size_t{20} << 20;
inline constexpr long photo_pixels_max = 100'000'000;
inline constexpr int photo_side_max = 1600;

// Whether the bytes begin as one of the pictures that smaller_photo takes, whatever a name says.
bool is_photo(std::string_view bytes);

// A photograph as it may be kept and shown: upright, within 1600 x 1600, a JPEG of its pixels and of nothing
// else: no place, no camera, no profile. Takes JPEG, PNG, WebP, GIF (its first frame) and HEIC. Refuses with
// not_valid what is of another kind, damaged, cut short, above 20 MB or above 100 megapixels, the last before
// it is decoded.
Result<Picture> smaller_photo(std::string_view bytes, Jail& jail = Jail::of_this_program());

} // namespace fengye::convert
