#include "modules/sites/domain/address.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace fengye::sites {

bool is_slug(std::string_view slug)
{
    bool const is_plain = std::all_of(slug.begin(), slug.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    return is_plain && !slug.empty() && slug.size() <= slug_characters_max && slug.front() != '-' &&
           slug.back() != '-';
}

std::string path_in(std::string_view channel_slug, std::string_view slug)
{
    return fmt::format("/{}/{}/", channel_slug, slug);
}

std::string slug_of(std::string_view path)
{
    if (path.ends_with('/'))
        path.remove_suffix(1);
    return std::string{path.substr(path.rfind('/') + 1)};
}

} // namespace fengye::sites
