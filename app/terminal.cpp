#include "app/terminal.hpp"

#include <cstdlib>
#include <string_view>

namespace fengye {

Language language_of_the_terminal()
{
    for (auto const* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (auto const* value = std::getenv(name); value && *value != '\0')
            return std::string_view{value}.starts_with("zh") ? Language::zh_cn : Language::en;
    return Language::en;
}

} // namespace fengye
