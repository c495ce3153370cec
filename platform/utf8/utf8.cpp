#include "platform/utf8/utf8.hpp"

#include <algorithm>

#include <unicode/utf8.h>

namespace fengye::utf8 {

namespace {

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

} // namespace

bool is_valid(std::string_view text)
{
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 character = 0;
        U8_NEXT(text.data(), at, size, character);
        if (character < 0)
            return false;
    }
    return true;
}

std::size_t count(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::size_t length_at(std::string_view text, std::size_t at)
{
    auto const end =
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(), continues);
    return static_cast<std::size_t>(end - text.begin()) - at;
}

std::string_view beginning(std::string_view text, std::size_t bytes_max)
{
    auto end = std::min(text.size(), bytes_max);
    while (end > 0 && end < text.size() && continues(text[end]))
        --end;
    return text.substr(0, end);
}

std::string half_width(std::string_view text)
{
    auto characters = decoded(text);
    for (auto& character : characters)
        character = half_width(character);
    return encoded(characters);
}

std::u32string decoded(std::string_view text)
{
    std::u32string characters;
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(text.data(), at, size, character);
        characters += static_cast<char32_t>(character);
    }
    return characters;
}

std::string encoded(std::u32string_view characters)
{
    std::string text;
    for (auto const character : characters) {
        char bytes[U8_MAX_LENGTH];
        std::size_t length = 0;
        U8_APPEND_UNSAFE(bytes, length, character);
        text.append(bytes, length);
    }
    return text;
}

} // namespace fengye::utf8
