#include "platform/utf8/from_bytes.hpp"

#include <gtest/gtest.h>

namespace fengye::utf8 {
namespace {

using namespace std::string_literals;

// "本溪，2026。" and a line's end.
constexpr auto* text = "本溪，2026。\n";
auto const gbk = "\xb1\xbe\xcf\xaa\xa3\xac"s + "2026\xa1\xa3\n";
auto const utf16_be = "\x67\x2c\x6e\xaa\xff\x0c\0002\0000\0002\0006\x30\x02\0\n"s;

std::string swapped(std::string bytes)
{
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        std::swap(bytes[i], bytes[i + 1]);
    return bytes;
}

TEST(Bytes, of_each_encoding_become_the_same_text)
{
    for (auto const& [bytes, encoding] :
         {std::pair{std::string{text}, Encoding::utf8},
          {"\xef\xbb\xbf本溪，2026。\n", Encoding::utf8},
          {gbk, Encoding::gb18030},
          {utf16_be, Encoding::utf16_be},
          {"\xfe\xff"s + utf16_be, Encoding::utf16_be},
          {swapped(utf16_be), Encoding::utf16_le},
          {"\xff\xfe"s + swapped(utf16_be), Encoding::utf16_le}}) {
        auto const decoded = from_bytes(bytes);
        ASSERT_TRUE(decoded) << name_of(encoding);
        EXPECT_EQ(decoded->text, text) << name_of(encoding);
        EXPECT_EQ(decoded->encoding, encoding);
    }
}

// U+20BB7 stands in four bytes of GB18030.
TEST(Bytes, of_rare_characters_are_read)
{
    EXPECT_EQ(from_bytes("\x95\x34\xb2\x35\xb1\xbe")->text, "𠮷本");
}

TEST(Bytes, of_nothing_are_an_empty_text)
{
    EXPECT_EQ(from_bytes("")->text, "");
    EXPECT_EQ(from_bytes("\xff\xfe")->text, "");
}

TEST(Bytes, that_are_no_text_are_refused)
{
    EXPECT_FALSE(from_bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s));
    EXPECT_FALSE(from_bytes("\xff\xff\xff"));
    EXPECT_FALSE(from_bytes("\xb1\xbe\xcf")); // cut in the middle of a character
    EXPECT_FALSE(from_bytes("\xff\xfe\x2c"));
}

} // namespace
} // namespace fengye::utf8
