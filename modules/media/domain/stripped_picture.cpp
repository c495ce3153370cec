#include "modules/media/domain/inspection.hpp"

namespace fengye::media {

namespace {

using namespace std::string_view_literals;
using namespace std::string_literals;

unsigned byte_at(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

unsigned number_at(std::string_view bytes, std::size_t at, int count, bool is_little)
{
    unsigned number = 0;
    for (int i = 0; i < count; ++i) {
        auto const place = at + static_cast<std::size_t>(is_little ? count - 1 - i : i);
        number = number << 8 | byte_at(bytes, place);
    }
    return number;
}

// How the picture is to be turned, 1 to 8: TIFF 6.0, tag 274 of the first folder.
unsigned orientation_of(std::string_view exif)
{
    if (!exif.starts_with("Exif\0\0"sv))
        return 1;
    auto const tiff = exif.substr(6);
    bool const is_little = tiff.starts_with("II"sv);
    auto const folder = number_at(tiff, 4, 4, is_little), entries = number_at(tiff, folder, 2, is_little);
    for (unsigned i = 0; i < entries && i < 200; ++i) {
        auto const at = std::size_t{folder} + 2 + 12 * i;
        if (number_at(tiff, at, 2, is_little) == 274)
            return number_at(tiff, at + 8, 2, is_little);
    }
    return 1;
}

// An Exif that says this and nothing else.
std::string exif_of(unsigned orientation)
{
    auto const body = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s +
                      static_cast<char>(orientation) + "\0\0\0\0\0\0"s;
    return "\xff\xe1\0"s + static_cast<char>(body.size() + 2) + body;
}

// Of a JPEG's segments those stay that draw it: colours (APP2, APP14), density (APP0), tables and scans.
std::string without_segments(std::string_view jpeg)
{
    std::string kept{jpeg.substr(0, 2)};
    std::size_t at = 2;
    while (at + 4 <= jpeg.size() && byte_at(jpeg, at) == 0xff) {
        auto const marker = byte_at(jpeg, at + 1);
        auto const length = std::size_t{number_at(jpeg, at + 2, 2, false)};
        if (marker == 0xda || length < 2 || at + 2 + length > jpeg.size())
            break;
        auto const whole = jpeg.substr(at, 2 + length);
        bool const is_colour_profile = marker == 0xe2 && whole.substr(4).starts_with("ICC_PROFILE"sv);
        bool const is_note =
            (marker >= 0xe1 && marker <= 0xef && marker != 0xee && !is_colour_profile) || marker == 0xfe;
        if (!is_note)
            kept += whole;
        if (auto const turned = marker == 0xe1 ? orientation_of(whole.substr(4)) : 1;
            turned > 1 && turned <= 8)
            kept += exif_of(turned);
        at += 2 + length;
    }
    return kept.append(jpeg.substr(at));
}

std::string without_notes(std::string_view png)
{
    std::string kept{png.substr(0, 8)};
    std::size_t at = 8;
    while (at + 12 <= png.size()) {
        auto const length = std::size_t{number_at(png, at, 4, false)};
        if (length > png.size() - at - 12)
            break;
        auto const type = png.substr(at + 4, 4);
        if (type != "tEXt" && type != "iTXt" && type != "zTXt" && type != "eXIf" && type != "tIME")
            kept += png.substr(at, 12 + length);
        at += 12 + length;
        if (type == "IEND")
            return kept; // what lies behind the end is no picture
    }
    return kept.append(png.substr(at));
}

} // namespace

std::string without_traces(std::string_view picture)
{
    if (picture.starts_with("\xff\xd8\xff"sv))
        return without_segments(picture);
    if (picture.starts_with("\x89PNG\r\n\x1a\n"sv))
        return without_notes(picture);
    return std::string{picture};
}

} // namespace fengye::media
