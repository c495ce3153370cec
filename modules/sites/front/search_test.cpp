#include <gtest/gtest.h>

#include "modules/sites/sites_test.hpp"

namespace fengye::sites {

namespace {

std::string asking(std::string_view words, std::string const& more = {})
{
    return "/search?q=" + http::percent_encoded(words) + more;
}

} // namespace

class Search : public testing::Test {
protected:
    TestSite site;

    Search()
    {
        site.has_article(
            {.title = "住房公积金提取办法",
             .unit = "housing_fund_centre",
             .text = "职工购买自住住房的，可以提取公积金账户余额。",
             .at = moment_of(day(2025, 3, 1))},
            {"C059"});
        site.has_article(
            {.title = "冬季供热通告",
             .unit = "housing_construction",
             .text = "供热期自十一月一日起。",
             .at = moment_of(day(2026, 11, 1))},
            {"C016"});
    }
};

TEST_F(Search, marks_what_it_found)
{
    auto const page = site.get(asking("公积金"));
    EXPECT_TRUE(page.shows("住房<mark>公积金</mark>提取办法"));
    EXPECT_TRUE(page.shows("可以提取<mark>公积金</mark>账户余额"));
    EXPECT_TRUE(page.shows("找到 1 条结果"));
    EXPECT_FALSE(page.shows("冬季供热通告"));
    EXPECT_EQ(page.header("Cache-Control"), "no-store");
}

TEST_F(Search, is_narrowed_by_channel_time_and_unit)
{
    EXPECT_TRUE(site.get(asking("公积金", "&scope=policy")).shows("找到 1 条"));
    EXPECT_TRUE(site.get(asking("公积金", "&scope=news")).shows("没有找到"));
    EXPECT_TRUE(site.get(asking("公积金", "&time=2025")).shows("找到 1 条"));
    EXPECT_TRUE(site.get(asking("公积金", "&time=2026")).shows("没有找到"));
    EXPECT_TRUE(site.get(asking("供热", "&time=202611")).shows("找到 1 条"));
    EXPECT_TRUE(site.get(asking("公积金", "&unit=education")).shows("没有找到"));
}

TEST_F(Search, escapes_what_was_typed)
{
    auto const page = site.get(asking("<script>alert(1)</script>"));
    EXPECT_FALSE(page.shows("<script>alert"));
    EXPECT_TRUE(page.shows("没有找到"));
}

TEST_F(Search, leads_to_columns_of_that_name)
{
    auto const page = site.get(asking("通知公告"));
    EXPECT_TRUE(page.shows("栏目直达"));
    EXPECT_TRUE(page.shows("href=\"/news/notices/\""));
}

TEST_F(Search, shows_what_one_unit_has_published)
{
    auto const page = site.get("/search?unit=housing_construction");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("冬季供热通告"));
    EXPECT_FALSE(page.shows("公积金提取办法"));
    EXPECT_TRUE(site.get("/").shows("/search?unit=housing_construction"));
}

TEST_F(Search, begins_with_an_empty_box)
{
    EXPECT_TRUE(site.get("/search").shows("可以输入标题"));
    EXPECT_EQ(site.get("/search?unit=nobody").status, 200);
    EXPECT_EQ(site.get(asking("公积金", "&page=2")).status, 404);
}

} // namespace fengye::sites
