#include "platform/utf8/utf8.hpp"

#include <gtest/gtest.h>

namespace fengye::utf8 {

TEST(Utf8, is_told_from_other_bytes)
{
    for (auto const* right : {"", "a", "枫叶", "é", "🍁", "\xef\xbf\xbd"})
        EXPECT_TRUE(is_valid(right)) << right;
    for (auto const* wrong : {"\xb7\xe3", "\xe6\x9e", "\x80", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80"})
        EXPECT_FALSE(is_valid(wrong)) << wrong;
}

TEST(Utf8, is_counted_and_cut_by_character)
{
    EXPECT_EQ(count("a枫é🍁"), 4u);
    EXPECT_EQ(length_at("a枫é🍁", 0), 1u);
    EXPECT_EQ(length_at("a枫é🍁", 1), 3u);
    EXPECT_EQ(length_at("a枫é🍁", 4), 2u);
    EXPECT_EQ(length_at("a枫é🍁", 6), 4u);
    EXPECT_EQ(length_at("\xe6\x9e", 0), 2u) << "torn at the end";
    EXPECT_EQ(beginning("枫叶", 7), "枫叶");
    EXPECT_EQ(beginning("枫叶", 5), "枫");
    EXPECT_EQ(beginning("枫叶", 3), "枫");
    EXPECT_EQ(beginning("枫叶", 2), "");
}

TEST(Utf8, goes_to_code_points_and_back)
{
    EXPECT_EQ(decoded("a枫é🍁"), U"a枫é🍁");
    EXPECT_EQ(encoded(U"a枫é🍁"), "a枫é🍁");
    EXPECT_EQ(decoded("a\xb7z"), U"a\ufffdz");
}

TEST(Utf8, of_input_methods_becomes_what_a_keyboard_gives)
{
    EXPECT_EQ(half_width("１３８　Ａ＠ｂ～枫é🍁"), "138 A@b~枫é🍁");
}

} // namespace fengye::utf8
