#pragma once

#include <string>
#include <string_view>

namespace fengye::sites {

inline constexpr std::size_t slug_characters_max = 60;

// Small letters, digits and hyphens, beginning and ending with none.
bool is_slug(std::string_view);

// /news/notices/
std::string path_in(std::string_view channel_slug, std::string_view slug);
// The last segment of a column's address: notices.
std::string slug_of(std::string_view path);

} // namespace fengye::sites
