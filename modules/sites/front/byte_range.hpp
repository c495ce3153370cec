#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace fengye::sites {

// Bytes first to last of something, both counted.
struct ByteRange {
    std::size_t first, last;
};

// RFC 9110, 14.1.2: one range of bytes. Nothing when the header asks for several, or for something else: the
// whole is sent then. `is_outside` tells a range that begins after the end, which is refused.
struct AskedRange {
    std::optional<ByteRange> range;
    bool is_outside{false};
};
AskedRange read_range(std::string_view header, std::size_t size_bytes);

} // namespace fengye::sites
