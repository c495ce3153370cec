#include <gtest/gtest.h>

#include "modules/sites/sites_test.hpp"

namespace fengye::sites {

TEST(Home, shows_what_is_new_in_its_blocks)
{
    TestSite site;
    site.has({"C011"}, "市政府召开常务会议");
    site.has({"C016"}, "关于冬季供热的通告", "housing_construction");
    auto const home = site.get("/");
    EXPECT_EQ(home.status, 200);
    EXPECT_TRUE(home.shows("市政府召开常务会议"));
    EXPECT_TRUE(home.shows("关于冬季供热的通告"));
    EXPECT_TRUE(home.shows("看通知公告")); // its tile
}

TEST(Home, leaves_out_blocks_and_tiles_of_columns_that_show_nothing)
{
    TestSite site;
    auto const empty = site.get("/");
    EXPECT_EQ(empty.status, 200);
    EXPECT_FALSE(empty.shows("看通知公告"));
    EXPECT_FALSE(empty.shows("政策解读"));
    EXPECT_FALSE(empty.shows("个人办事")); // no module serves it
}

TEST(Home, leads_with_the_newest_picture_and_lists_it_once)
{
    TestSite site;
    site.has({"C011"}, "旧闻");
    site.has_article({.title = "红叶正浓", .picture = "/files/1/leaf.jpg"}, {"C011"});
    site.has({"C011"}, "今日要闻");
    auto const home = site.get("/").body;
    EXPECT_NE(home.find("fetchpriority=\"high\""), std::string::npos);
    auto const standard = home.substr(home.find("std-only home"));
    auto const first = standard.find(">红叶正浓</a>");
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(standard.find(">红叶正浓</a>", first + 1), std::string::npos);
}

TEST(Home, says_new_for_three_days)
{
    TestSite site;
    site.has_article({.title = "今日要闻", .at = test_morning - std::chrono::hours{1}}, {"C016"});
    EXPECT_TRUE(site.get("/").shows("tag-new"));
    site.city.clock.advance(std::chrono::hours{71});
    EXPECT_FALSE(site.get("/").shows("tag-new")); // although nothing was published since
}

TEST(Home, is_rendered_anew_only_when_something_it_shows_moves)
{
    TestSite site;
    site.has({"C016"}, "第一号通告");
    site.has({"C002"}, "历史沿革");
    EXPECT_EQ(site.get("/").status, 200);
    site.has({"C002"}, "历史沿革，补充"); // stands in none of its blocks
    EXPECT_TRUE(site.is_fresh("/"));
    site.has({"C016"}, "第二号通告");
    EXPECT_FALSE(site.is_fresh("/"));
    EXPECT_FALSE(site.get("/").shows("unit=education"));
    site.has({"C002"}, "教育志", "education"); // its unit is new among those that publish
    EXPECT_FALSE(site.is_fresh("/"));
    EXPECT_TRUE(site.get("/").shows("unit=education"));
}

TEST(Home, speaks_english_under_en)
{
    TestSite site;
    site.has({"C016"}, "关于冬季供热的通告");
    auto const home = site.get("/en/");
    EXPECT_TRUE(home.shows("<html lang=\"en\">"));
    EXPECT_TRUE(home.shows("Benxi Municipal People&#39;s Government"));
    EXPECT_TRUE(home.shows("href=\"/en/news/notices/\""));
    EXPECT_TRUE(home.shows("lang=\"zh-CN\"")); // the titles
}

} // namespace fengye::sites
