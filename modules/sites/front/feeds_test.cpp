#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "modules/sites/sites_test.hpp"

namespace fengye::sites {

namespace {

boost::json::object read(Answer const& answer)
{
    return boost::json::parse(answer.body).as_object();
}

std::vector<std::string> titles_in(boost::json::object const& answer)
{
    std::vector<std::string> titles;
    for (auto const& document : answer.at("documents").as_array())
        titles.emplace_back(document.at("title").as_string());
    return titles;
}

} // namespace

TEST(Feeds, hold_the_newest_of_a_column_a_channel_and_the_site)
{
    TestSite site;
    site.has({"C016"}, "通告 <一> & 二", "housing_construction");
    site.has({"C011"}, "要闻");
    auto const column = site.get("/news/notices/feed.xml");
    EXPECT_EQ(column.type, "application/atom+xml; charset=utf-8");
    EXPECT_TRUE(column.shows("<title>通告 &lt;一&gt; &amp; 二</title>"));
    EXPECT_TRUE(column.shows("href=\"http://localhost:8080/article/1\""));
    EXPECT_TRUE(column.shows("市住房和城乡建设局"));
    EXPECT_FALSE(column.shows("要闻</title>"));
    for (auto const* path : {"/feed.xml", "/news/feed.xml"}) {
        EXPECT_TRUE(site.get(path).shows("要闻")) << path;
        EXPECT_TRUE(site.get(path).shows("通告")) << path;
    }
    site.has({"C016"}, "第三号通告");
    EXPECT_TRUE(site.get("/news/notices/feed.xml").shows("第三号通告")); // kept no longer than it is true
}

TEST(Feeds, are_only_where_lists_are)
{
    TestSite site;
    for (auto const* path : {"/nothing/feed.xml", "/services/trading/feed.xml", "/services/hall/feed.xml"})
        EXPECT_EQ(site.get(path).status, 404) << path;
}

TEST(Sitemap, names_pages_and_articles_by_month)
{
    TestSite site;
    site.has_article({.title = "十月", .at = moment_of(day(2026, 10, 5))}, {"C016"});
    site.has_article({.title = "十一月", .at = moment_of(day(2026, 11, 5))}, {"C016"});
    auto const index = site.get("/sitemap.xml");
    EXPECT_TRUE(index.shows("/sitemap.xml?part=pages"));
    EXPECT_TRUE(index.shows("/sitemap.xml?month=2026-10"));
    auto const october = site.get("/sitemap.xml?month=2026-10");
    EXPECT_TRUE(october.shows("/article/1</loc>"));
    EXPECT_FALSE(october.shows("/article/2</loc>"));
    EXPECT_EQ(site.get("/sitemap.xml?month=2026-09").status, 404);
    EXPECT_EQ(site.get("/sitemap.xml?month=nonsense").status, 404);
    auto const pages = site.get("/sitemap.xml?part=pages");
    EXPECT_TRUE(pages.shows("/news/notices/</loc>"));
    EXPECT_FALSE(pages.shows("/news/headlines/</loc>")); // empty
    EXPECT_FALSE(pages.shows("trading"));
}

TEST(Robots, are_kept_away_from_a_demo)
{
    TestSite site;
    EXPECT_EQ(site.get("/robots.txt").body, "User-agent: *\nDisallow: /\n");
    auto record = demo_site();
    record.is_demo = false;
    accepted(site.run([&](Work& work) { return save_site_record(work, record, 1); }));
    EXPECT_TRUE(site.get("/robots.txt").shows("Sitemap: http://localhost:8080/sitemap.xml"));
}

TEST(Api, lists_documents_newest_first)
{
    TestSite site;
    site.has({"C016", "C011"}, "通告", "housing_construction");
    site.has({"C011"}, "要闻");
    auto const answer = site.get("/api/v1/documents");
    auto const json = read(answer);
    EXPECT_EQ(titles_in(json), (std::vector<std::string>{"要闻", "通告"}));
    EXPECT_TRUE(json.at("next").is_null());
    auto const& notice = json.at("documents").at(1).as_object();
    EXPECT_EQ(boost::json::serialize(notice.at("columns")), R"(["C016","C011"])");
    EXPECT_EQ(notice.at("kind").as_string(), "article");
    EXPECT_EQ(notice.at("path").as_string(), "/article/1");
    EXPECT_EQ(notice.at("unit").as_string(), "housing_construction");
    EXPECT_TRUE(std::string{notice.at("published_at").as_string()}.ends_with("+08:00"));
    EXPECT_FALSE(answer.header("ETag").empty());
}

TEST(Api, is_narrowed_by_column_unit_and_day)
{
    TestSite site;
    site.has_article({.title = "旧", .unit = "education", .at = moment_of(day(2026, 1, 1))}, {"C016"});
    site.has_article({.title = "新", .at = moment_of(day(2026, 11, 1))}, {"C011"});
    EXPECT_EQ(titles_in(read(site.get("/api/v1/documents?column=C016"))), std::vector<std::string>{"旧"});
    EXPECT_EQ(titles_in(read(site.get("/api/v1/documents?unit=education"))), std::vector<std::string>{"旧"});
    EXPECT_EQ(
        titles_in(read(site.get("/api/v1/documents?since=2026-06-01"))), std::vector<std::string>{"新"});
    EXPECT_EQ(titles_in(read(site.get("/api/v1/documents?kind=article"))).size(), 2u);
    for (auto const* wrong :
         {"kind=letter", "column=C999", "unit=nobody", "since=yesterday", "cursor=1.2", "cursor=x.y.z"})
        EXPECT_EQ(site.get(std::string{"/api/v1/documents?"} + wrong).status, 400) << wrong;
}

TEST(Api, goes_on_where_it_ended_whatever_was_published_meanwhile)
{
    TestSite site;
    for (int i = 1; i <= 120; ++i)
        site.has({"C016"}, fmt::format("第{}号", i));
    std::vector<std::string> seen;
    std::string next = "/api/v1/documents?column=C016";
    for (int pages = 0; !next.empty() && pages < 5; ++pages) {
        auto const json = read(site.get(next));
        for (auto const& title : titles_in(json))
            seen.push_back(title);
        next = json.at("next").is_null() ? std::string{} : std::string{json.at("next").as_string()};
        site.has({"C016"}, "插进来的");
        site.withdraws(Id<TestArticle>{120 - pages}, {.reason = "incorrect", .at = test_morning});
    }
    EXPECT_EQ(seen.size(), 120u);
    EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), 120u);
    EXPECT_EQ(seen.back(), "第1号");
}

TEST(Api, describes_itself)
{
    TestSite site;
    auto const json = read(site.get("/api/v1/openapi.json"));
    EXPECT_EQ(json.at("openapi").as_string(), "3.1.0");
    EXPECT_TRUE(json.at("paths").as_object().contains("/api/v1/documents"));
}

} // namespace fengye::sites
