#include "platform/html/blocks.hpp"

#include <gtest/gtest.h>

#include "platform/html/sanitiser.hpp"

namespace fengye::html {
namespace {

std::vector<std::string> told(std::string_view markup)
{
    std::vector<std::string> lines;
    for (auto const& block : blocks_of(Sanitiser::clean(markup)->html))
        lines.push_back(block.element + ": " + block.text);
    return lines;
}

using Lines = std::vector<std::string>;

TEST(Blocks, are_paragraphs_headings_and_points)
{
    EXPECT_EQ(
        told("<h2>总则</h2><p>为了<strong>公开</strong>，制定&lt;本办法&gt; &amp; "
             "细则。</p><ul><li>一</li><li>二</li></ul>"),
        (Lines{"h2: 总则", "p: 为了公开，制定<本办法> & 细则。", "li: 一", "li: 二"}));
}

TEST(Blocks, of_a_table_are_its_rows_with_their_cells)
{
    EXPECT_EQ(
        told("<table><caption>表</caption><tr><th>县区</th><th>天数</th></tr><tr><td><p>平山区</p></"
             "td><td>82</td></tr></table>"),
        (Lines{"caption: 表", "tr: 县区\t天数", "tr: 平山区\t82"}));
}

TEST(Blocks, begin_anew_with_each_broken_line)
{
    EXPECT_EQ(told("<p>本溪市司法局<br>2026年11月26日</p>"), (Lines{"p: 本溪市司法局", "p: 2026年11月26日"}));
}

TEST(Blocks, tell_where_links_lead_and_what_pictures_show)
{
    auto const blocks =
        blocks_of(Sanitiser::clean("<p>见<a href=\"https://a.example/?b=1&amp;c=2\">附件</a></p><p><img "
                                   "src=\"/files/7/a.png\" alt=\"热力站\"></p>")
                      ->html);
    ASSERT_EQ(blocks.size(), 2u);
    EXPECT_EQ(blocks[0].targets, (Lines{"https://a.example/?b=1&c=2"}));
    EXPECT_EQ(blocks[1].text, "［热力站］");
    EXPECT_EQ(blocks[1].targets, (Lines{"/files/7/a.png"}));
}

TEST(Blocks, hold_nothing_of_empty_markup)
{
    EXPECT_TRUE(told("").empty());
    EXPECT_TRUE(told("<p> </p><p></p>").empty());
}

} // namespace
} // namespace fengye::html
