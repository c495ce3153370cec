#include "platform/sheet/cell_text.hpp"

#include <algorithm>
#include <string_view>

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace fengye::sheet {

namespace {

// Calls with each character and the bytes it stands in; a negative one is no UTF-8. Ends when told false.
template <class Each>
void for_each_character(std::string_view text, Each const& each)
{
    auto const length = static_cast<int64_t>(text.size());
    for (int64_t at = 0; at < length;) {
        auto const from = at;
        UChar32 character = 0;
        U8_NEXT(text.data(), at, length, character);
        if (!each(
                character, text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from))))
            return;
    }
}

bool is_control(UChar32 c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || U_IS_UNICODE_NONCHAR(c);
}

bool is_wide(UChar32 c)
{
    auto const width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

} // namespace

std::string plain(std::string_view text)
{
    std::string kept;
    kept.reserve(text.size());
    for_each_character(text, [&](UChar32 c, std::string_view bytes) {
        if (c < 0)
            kept += "\xef\xbf\xbd";
        else if (!is_control(c))
            kept += bytes;
        return true;
    });
    return kept;
}

std::string cut(std::string text, std::size_t units_max)
{
    constexpr std::string_view ellipsis = "…";
    std::size_t units = 0;
    std::size_t bytes_kept = 0; // as long as an ellipsis would still fit behind
    for_each_character(text, [&](UChar32 c, std::string_view bytes) {
        units += static_cast<std::size_t>(U16_LENGTH(c));
        if (units < units_max)
            bytes_kept = static_cast<std::size_t>(bytes.data() + bytes.size() - text.data());
        return units <= units_max;
    });
    if (units > units_max)
        text.replace(bytes_kept, std::string::npos, ellipsis);
    return text;
}

int letters_wide(std::string_view text)
{
    int widest = 0;
    int line = 0;
    for_each_character(text, [&](UChar32 c, std::string_view) {
        line = c == '\n' ? 0 : line + (is_wide(c) ? 2 : 1);
        widest = std::max(widest, line);
        return true;
    });
    return widest;
}

bool looks_like_a_formula(std::string_view text)
{
    if (text.starts_with('\t') || text.starts_with('\r'))
        return true;
    bool is_formula = false;
    for_each_character(text, [&](UChar32 c, std::string_view) {
        is_formula =
            std::u32string_view{U"=+-@＝＋－＠"}.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
        return u_isUWhiteSpace(c) != 0;
    });
    return is_formula;
}

} // namespace fengye::sheet
