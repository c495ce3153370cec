#include <gtest/gtest.h>

#include "modules/sites/sites_test.hpp"

namespace fengye::sites {

TEST(Column, lists_its_documents_newest_first)
{
    TestSite site;
    site.has({"C016"}, "第一号通告");
    site.has({"C016"}, "第二号通告", "housing_construction");
    auto const page = site.get("/news/notices/");
    EXPECT_EQ(page.status, 200);
    EXPECT_LT(page.body.find("第二号通告"), page.body.find("第一号通告"));
    EXPECT_TRUE(page.shows("共 2 条"));
    EXPECT_TRUE(page.shows("市住房和城乡建设局"));
    EXPECT_TRUE(page.shows("各部门")); // who answers for it
}

TEST(Column, that_is_empty_explains_itself_and_stands_in_no_menu)
{
    TestSite site;
    site.has({"C011"}, "要闻");
    auto const page = site.get("/news/notices/");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("这个栏目还没有发布内容"));
    EXPECT_TRUE(page.shows("noindex"));
    EXPECT_FALSE(site.get("/map").shows("/news/notices/"));
    EXPECT_FALSE(site.get("/news/").shows("/news/notices/"));
    site.has({"C016"}, "第一号通告");
    EXPECT_TRUE(site.get("/map").shows("/news/notices/"));
    EXPECT_TRUE(site.get("/news/headlines/").shows("/news/notices/")); // beside its neighbour
}

TEST(Column, has_pages_of_twenty_and_none_beyond_the_last)
{
    TestSite site;
    for (int i = 1; i <= 21; ++i)
        site.has({"C016"}, fmt::format("第{}号通告", i));
    EXPECT_FALSE(site.get("/news/notices/").shows("第1号通告"));
    auto const second = site.get("/news/notices/?page=2");
    EXPECT_TRUE(second.shows("第1号通告"));
    EXPECT_TRUE(second.shows("第 2 页"));
    EXPECT_EQ(site.get("/news/notices/?page=3").status, 404);
    EXPECT_EQ(site.get("/news/notices/?page=0").status, 404);
    EXPECT_EQ(site.get("/news/notices/?page=x").status, 404);
    EXPECT_EQ(site.get("/news/notices/?session=1").status, 200); // passed over
}

TEST(Column, is_narrowed_by_year_and_unit)
{
    TestSite site;
    site.has_article({.title = "去年的通告", .at = moment_of(day(2025, 5, 1))}, {"C016"});
    site.has_article(
        {.title = "教育局的通告", .unit = "education", .at = moment_of(day(2026, 5, 1))}, {"C016"});
    site.has_article({.title = "办公室的通告", .at = moment_of(day(2026, 6, 1))}, {"C016"});
    auto const last_year = site.get("/news/notices/?year=2025");
    EXPECT_TRUE(last_year.shows("去年的通告"));
    EXPECT_FALSE(last_year.shows("教育局的通告"));
    EXPECT_TRUE(last_year.shows("共 1 条"));
    auto const both = site.get("/news/notices/?year=2026&unit=education");
    EXPECT_TRUE(both.shows("教育局的通告"));
    EXPECT_FALSE(both.shows("办公室的通告"));
    EXPECT_TRUE(both.shows("去掉条件"));
    auto const none = site.get("/news/notices/?year=1999");
    EXPECT_EQ(none.status, 200);
    EXPECT_TRUE(none.shows("没有同时符合这些条件的内容"));
}

TEST(Column, is_searched_by_words_without_being_kept)
{
    TestSite site;
    site.has({"C016"}, "关于冬季供热的通告");
    site.has({"C016"}, "关于防汛的通告");
    site.has({"C011"}, "供热企业备足用煤");
    auto const found = site.get("/news/notices/?q=%E4%BE%9B%E7%83%AD");
    EXPECT_TRUE(found.shows("关于冬季供热的通告"));
    EXPECT_FALSE(found.shows("关于防汛的通告"));
    EXPECT_FALSE(found.shows("供热企业备足用煤"));
    EXPECT_EQ(found.header("Cache-Control"), "no-store");
}

TEST(Column, with_a_target_leads_there)
{
    TestSite site;
    auto const trading = site.get("/services/trading/");
    EXPECT_EQ(trading.status, 302);
    EXPECT_EQ(trading.header("Location"), "https://trading.example/");
    EXPECT_TRUE(site.get("/services/").shows("href=\"https://trading.example/\""));
}

TEST(Column, whose_module_is_not_built_is_absent)
{
    TestSite site;
    for (auto const* path :
         {"/services/hall/", "/openness/leaders/", "/letters/", "/letters/mayor/appeal",
          "/interaction/letter-query/"})
        EXPECT_EQ(site.get(path).status, 404) << path;
    auto const map = site.get("/map");
    EXPECT_FALSE(map.shows("办事大厅"));
    EXPECT_FALSE(map.shows("来信查询"));
}

TEST(Column, whose_module_is_built_appears_by_itself)
{
    TestSite site;
    Module module{site.portal()};
    module.front.get("/letters/", [](http::Request const&, Public&) -> Result<FrontAnswer> {
        return http::Response{.body = "letters"};
    });
    module.front.get("/query", [](http::Request const&, Public&) -> Result<FrontAnswer> {
        return http::Response{.body = "query"};
    });
    EXPECT_EQ(site.get("/letters/").body, "letters");
    EXPECT_TRUE(site.get("/map").shows("href=\"/letters/\""));
    EXPECT_TRUE(site.get("/map").shows("href=\"/query\"")); // the target, not the column
    EXPECT_EQ(site.get("/interaction/letter-query/").header("Location"), "/query");
}

TEST(Column, of_one_page_shows_the_text_itself)
{
    TestSite site;
    EXPECT_TRUE(site.get("/about/history/").shows("这一页的内容正在准备"));
    site.has({"C002"}, "历史沿革");
    Module module{site.portal()};
    module.block(std::string{single_page_block}, [](Public&, std::string_view id) -> html::Values {
        return {{"BODY_HTML", html::escaped("text of " + std::string{id})}};
    });
    auto const page = site.get("/about/history/?fresh=1");
    EXPECT_TRUE(page.shows("text of 1"));
    EXPECT_TRUE(page.shows("<h1>历史沿革</h1>"));
}

TEST(Column, of_pictures_is_a_gallery)
{
    TestSite site;
    site.has_article({.title = "关门山红叶", .picture = "/files/1/leaf.jpg"}, {"C009"});
    auto const page = site.get("/about/city-views/");
    EXPECT_TRUE(page.shows("<ul class=\"gallery\""));
    EXPECT_TRUE(page.shows("src=\"/files/1/leaf.jpg\""));
}

TEST(Column, of_a_topic_has_its_own_page)
{
    TestSite site;
    site.has({"C126"}, "营商环境条例解读");
    auto const page = site.get("/topics/business-environment/");
    EXPECT_TRUE(page.shows("topic-head"));
    EXPECT_TRUE(page.shows("营商环境条例解读"));
}

TEST(Column, without_its_slash_leads_to_it)
{
    TestSite site;
    EXPECT_EQ(site.get("/news/notices").header("Location"), "/news/notices/");
    EXPECT_EQ(site.get("/en/news/notices").header("Location"), "/en/news/notices/");
    EXPECT_EQ(site.get("/en").header("Location"), "/en/");
    EXPECT_EQ(site.get("/map/").header("Location"), "/map");
}

TEST(Column, is_rendered_anew_only_when_something_it_shows_moves)
{
    TestSite site;
    site.has({"C011"}, "市政府召开常务会议");
    site.has({"C016"}, "第一号通告");
    for (auto const* path : {"/news/headlines/", "/news/notices/", "/openness/", "/map"})
        EXPECT_EQ(site.get(path).status, 200);
    site.has({"C016"}, "第二号通告");
    EXPECT_FALSE(site.is_fresh("/news/notices/"));
    EXPECT_TRUE(site.is_fresh("/news/headlines/"));
    EXPECT_TRUE(site.is_fresh("/openness/"));
    EXPECT_TRUE(site.is_fresh("/map"));
    auto const first = site.has({"C020"}, "第一张图"); // its column comes into the menus
    EXPECT_FALSE(site.is_fresh("/news/headlines/"));
    EXPECT_FALSE(site.is_fresh("/map"));
    EXPECT_TRUE(site.get("/news/headlines/").shows("/news/pictures/"));
    site.withdraws(first, {.reason = "incorrect", .at = test_morning}); // and goes out of them
    EXPECT_FALSE(site.is_fresh("/news/headlines/"));
}

TEST(Channel, shows_the_newest_of_each_column)
{
    TestSite site;
    EXPECT_TRUE(site.get("/news/").shows("这个频道的内容正在准备"));
    site.has({"C016"}, "第一号通告");
    auto const channel = site.get("/news/");
    EXPECT_TRUE(channel.shows("第一号通告"));
    EXPECT_FALSE(channel.shows("图片新闻"));
    EXPECT_TRUE(channel.shows("/news/feed.xml"));
}

} // namespace fengye::sites
