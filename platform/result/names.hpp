#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace fengye {

// The names of an enumeration, in order. One name is the enumerator, the value in the database, the key of
// the words and the class in the page. A module writes, beside its enumeration:
//     constexpr Names<2> names_of(ItemState) { return {"draft", "submitted"}; }
template <std::size_t Count>
using Names = std::array<std::string_view, Count>;

template <class Enum>
concept Named = requires(Enum value) { names_of(value).size(); };

template <Named Enum>
constexpr std::string_view name_of(Enum value)
{
    return names_of(value)[static_cast<std::size_t>(value)];
}

// Nothing when no enumerator has this name.
template <Named Enum>
constexpr std::optional<Enum> parse(std::string_view name)
{
    auto const names = names_of(Enum{});
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return static_cast<Enum>(i);
    return std::nullopt;
}

} // namespace fengye
