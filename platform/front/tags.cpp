#include "platform/front/tags.hpp"

namespace fengye::front {

// FNV-1a, folded to 16 bits.
Tags::Place Tags::place_of(std::string_view tag)
{
    std::uint64_t hash = 14695981039346656037u;
    for (unsigned char c : tag)
        hash = (hash ^ c) * 1099511628211u;
    return static_cast<Place>(hash ^ (hash >> 16) ^ (hash >> 32) ^ (hash >> 48));
}

} // namespace fengye::front
