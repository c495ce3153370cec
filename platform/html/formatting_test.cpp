#include "platform/html/formatting.hpp"

#include <gtest/gtest.h>

namespace fengye::html {
namespace {

TEST(PlainFormatting, has_no_attributes)
{
    EXPECT_EQ(*with_plain_formatting("<B id=1>a</b ><i/class='>'>b</I>"), "<b>a</b><i>b</i>");
    EXPECT_EQ(*with_plain_formatting("<p id=1><a href=\"x\">b</a></p>"), "<p id=1><a href=\"x\">b</a></p>");
}

TEST(PlainFormatting, leaves_words_where_its_tags_go)
{
    EXPECT_EQ(*with_plain_formatting("<font size=1>a<u>b</u></font><nobr>c"), "abc");
    EXPECT_EQ(*with_plain_formatting("a <3 b </ c <!d> <?e>"), "a <3 b </ c <!d> <?e>");
}

TEST(PlainFormatting, is_not_looked_for_where_there_is_no_markup)
{
    EXPECT_EQ(*with_plain_formatting("a<!--<b x=1>-->b<!-->c<!--->d<!--e--!>f"), "abcdf");
    EXPECT_EQ(*with_plain_formatting("<style>x</styles></STYLE>y"), "<style></STYLE>y");
    EXPECT_EQ(*with_plain_formatting("<plaintext></plaintext>y"), "<plaintext>");
    EXPECT_EQ(*with_plain_formatting("<p title='<b x=1>'>"), "<p title='<b x=1>'>");
}

TEST(PlainFormatting, ends_where_the_text_ends)
{
    for (std::string const whole : {"<b x = 'a' y=\"b\" z=c>", "<!-- x -->", "<script>a</script>", "</b x>"})
        for (std::size_t size = 0; size <= whole.size(); ++size)
            EXPECT_TRUE(with_plain_formatting(whole.substr(0, size))) << whole << ' ' << size;
}

TEST(PlainFormatting, refuses_a_tag_with_more_attributes_than_anybody_writes)
{
    std::string attributes;
    for (int i = 0; i < 64; ++i)
        attributes += " a" + std::to_string(i) + "='1'";
    EXPECT_TRUE(with_plain_formatting("<p" + attributes + ">"));
    EXPECT_FALSE(with_plain_formatting("<p" + attributes + " b>"));
    EXPECT_FALSE(with_plain_formatting("</p" + attributes + " b"));
}

} // namespace
} // namespace fengye::html
