#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fengye::embed {

// Files compiled into the program, by their path in the tree ("modules/people/words/en.toml"). While
// developing, FENGYE_SOURCE=DIR reads them from the tree instead.

// Throws when there is no such file.
std::string_view read(std::string_view path);
bool exists(std::string_view path);
// Paths that begin and end so, sorted.
std::vector<std::string_view> list(std::string_view prefix, std::string_view suffix);

} // namespace fengye::embed
