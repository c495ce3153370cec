#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Text is UTF-8 everywhere. Here it is looked at by character, that is by code point; what a reader takes for
// one character is html::characters_in.
namespace fengye::utf8 {

bool is_valid(std::string_view);

// The others take valid text; of anything else they make something, but never read past its end.
std::size_t count(std::string_view);
// Bytes of the character that begins there.
std::size_t length_at(std::string_view text, std::size_t at);
// As many whole characters as fit.
std::string_view beginning(std::string_view text, std::size_t bytes_max);

// Input methods leave letters, digits and signs at full width; here they are what a keyboard gives.
std::string half_width(std::string_view);
constexpr char32_t half_width(char32_t character)
{
    return character >= 0xff01 && character <= 0xff5e ? character - 0xff01 + U'!'
           : character == 0x3000                      ? U' '
                                                      : character;
}

std::u32string decoded(std::string_view);
std::string encoded(std::u32string_view);

} // namespace fengye::utf8
