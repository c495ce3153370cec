#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace fengye::front {

inline std::string document_tag(std::string_view kind, std::int64_t id)
{
    return fmt::format("{}/{}", kind, id);
}
inline std::string list_tag(std::string_view list)
{
    return fmt::format("list/{}", list);
}
// Moves when a list of this kind ("column" of "column/16") is filled or emptied: menus ask for no more.
inline std::string filled_tag(std::string_view list)
{
    return fmt::format("filled/{}", list.substr(0, list.find('/')));
}
inline std::string path_tag(std::string_view path)
{
    return fmt::format("path{}", path);
}
inline std::string file_tag(std::int64_t id)
{
    return fmt::format("file/{}", id);
}
inline std::string link_tag(std::string_view key)
{
    return fmt::format("link/{}", key);
}

} // namespace fengye::front
