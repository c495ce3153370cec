#include "platform/convert/jpeg_header.hpp"

namespace fengye::convert {

namespace {

int byte_at(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

int word_at(std::string_view bytes, std::size_t at)
{
    return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

bool is_frame(int marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// JFIF's own segment, and Adobe's, which says how the colours are laid out; the others carry what we do not
// want.
bool is_metadata(int marker)
{
    return marker == 0xfe || (marker > 0xe0 && marker <= 0xef && marker != 0xee);
}

} // namespace

std::optional<PictureSize> size_of_bare_jpeg(std::string_view bytes)
{
    if (!bytes.starts_with("\xff\xd8"))
        return std::nullopt;
    std::optional<PictureSize> size;
    for (std::size_t at = 2; at + 4 <= bytes.size() && byte_at(bytes, at) == 0xff;
         at += 2 + static_cast<std::size_t>(word_at(bytes, at + 2))) {
        int const marker = byte_at(bytes, at + 1);
        if (is_metadata(marker) || word_at(bytes, at + 2) < 2)
            return std::nullopt;
        if (is_frame(marker))
            size = PictureSize{word_at(bytes, at + 7), word_at(bytes, at + 5)};
        if (marker == 0xda) // The scan begins: no more segments of interest.
            return size;
    }
    return std::nullopt;
}

} // namespace fengye::convert
