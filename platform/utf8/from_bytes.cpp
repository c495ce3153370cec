#include "platform/utf8/from_bytes.hpp"

#include <memory>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "platform/utf8/utf8.hpp"

namespace fengye::utf8 {

namespace {

std::string without_mark(std::string text)
{
    constexpr std::string_view mark = "\xef\xbb\xbf";
    if (text.starts_with(mark))
        text.erase(0, mark.size());
    return text;
}

// Refuses bytes that have no meaning in the encoding, rather than putting a sign in their place.
std::optional<std::string> decoded_as(char const* encoding, std::string_view bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> const converter{
        ucnv_open(encoding, &status), ucnv_close};
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status) || bytes.size() > std::size_t{1} << 30)
        return std::nullopt;
    std::vector<UChar> units(bytes.size() + 1);
    auto const count = ucnv_toUChars(
        converter.get(), units.data(), static_cast<int32_t>(units.size()), bytes.data(),
        static_cast<int32_t>(bytes.size()), &status);
    if (U_FAILURE(status))
        return std::nullopt;
    std::string text;
    icu::UnicodeString{units.data(), count}.toUTF8String(text);
    return without_mark(std::move(text));
}

std::optional<Decoded> read_as(Encoding encoding, char const* name, std::string_view bytes)
{
    auto text = decoded_as(name, bytes);
    return text ? std::optional{Decoded{std::move(*text), encoding}} : std::nullopt;
}

// Nine in ten units are letters, Chinese characters or their signs: no other encoding looks so.
bool looks_like_utf16(std::string_view bytes, std::size_t high)
{
    if (bytes.size() < 4 || bytes.size() % 2 != 0)
        return false;
    std::size_t common = 0;
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        auto const unit = static_cast<unsigned char>(bytes[i + high]) << 8 |
                          static_cast<unsigned char>(bytes[i + 1 - high]);
        common += (unit >= 0x20 && unit < 0x7f) || unit == '\n' || unit == '\r' || unit == '\t' ||
                  (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0x4e00 && unit <= 0x9fff) ||
                  (unit >= 0xff00 && unit <= 0xffef);
    }
    return common * 10 >= bytes.size() / 2 * 9;
}

} // namespace

std::optional<Decoded> from_bytes(std::string_view bytes)
{
    if (bytes.starts_with("\xff\xfe"))
        return read_as(Encoding::utf16_le, "UTF-16LE", bytes);
    if (bytes.starts_with("\xfe\xff"))
        return read_as(Encoding::utf16_be, "UTF-16BE", bytes);
    bool const has_zeros = bytes.find('\0') != std::string_view::npos;
    if (is_valid(bytes) && !has_zeros)
        return Decoded{without_mark(std::string{bytes}), Encoding::utf8};
    if (looks_like_utf16(bytes, 1))
        return read_as(Encoding::utf16_le, "UTF-16LE", bytes);
    if (looks_like_utf16(bytes, 0))
        return read_as(Encoding::utf16_be, "UTF-16BE", bytes);
    return has_zeros ? std::nullopt : read_as(Encoding::gb18030, "gb18030", bytes);
}

} // namespace fengye::utf8
