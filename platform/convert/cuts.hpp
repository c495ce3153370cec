#pragma once

#include <string>
#include <string_view>

#include "platform/convert/jail.hpp"
#include "platform/convert/jpeg_header.hpp"

namespace fengye::convert {

// As people see it: turned as the camera was held. Refuses what is no picture or has too many pixels.
Result<PictureSize> upright_size(std::string_view bytes, Jail& jail = Jail::of_this_program());

struct Cut {
    int x, y, width, height;
};

// A part of a picture as a new one, upright and of pixels alone: a JPEG of a JPEG, else a PNG.
Result<std::string> cut_out(std::string_view bytes, Cut const&, Jail& jail = Jail::of_this_program());

} // namespace fengye::convert
