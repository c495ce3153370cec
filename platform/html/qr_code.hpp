#pragma once

#include <string>
#include <string_view>

namespace fengye::html {

// A square code that a telephone's camera reads, for what is printed: the path of an SVG of so many units a
// side, its quiet border of four units included. ISO/IEC 18004, error correction M.
struct QrCode {
    int side;
    std::string path; // M4 4h7v1H4z…
};
// Of at most 2,000 bytes of text: an address of this site.
QrCode qr_code(std::string_view text);

} // namespace fengye::html
