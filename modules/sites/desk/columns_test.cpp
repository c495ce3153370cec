#include <gtest/gtest.h>

#include "modules/sites/sites_test.hpp"
#include "modules/sites/store/columns.hpp"

namespace fengye::sites {

namespace {

std::string const notices = "name_zh=%E9%80%9A%E7%9F%A5&name_en=Notices&channel=news&unit=all_departments&"
                            "interval=30&kind=article_list&enabled=1&version=1&slug=";

} // namespace

TEST(ColumnTable, shows_what_is_overdue_and_what_is_empty)
{
    TestSite site;
    site.has_article({.title = "旧闻", .at = test_morning - std::chrono::hours{24 * 20}}, {"C011"});
    auto const table = site.desk("/desk/sites/columns");
    EXPECT_EQ(table.status, 200);
    EXPECT_TRUE(table.shows("共 131 个"));
    EXPECT_TRUE(table.shows("超期 6 天"));
    auto const overdue = site.desk("/desk/sites/columns?health=overdue");
    EXPECT_TRUE(overdue.shows("本溪要闻"));
    EXPECT_FALSE(overdue.shows("/news/notices/"));
    auto const of_unit = site.desk("/desk/sites/columns?unit=statistics");
    EXPECT_TRUE(of_unit.shows("/openness/statistics/"));
    EXPECT_TRUE(of_unit.shows("/news/dept-news/")); // of its class
    EXPECT_FALSE(of_unit.shows("/news/headlines/"));
}

TEST(ColumnTable, is_saved_whole_and_that_stands_in_the_journal)
{
    TestSite site;
    auto const csv = site.desk("/desk/sites/columns.csv").body;
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 132); // with the titles
    EXPECT_NE(csv.find("C016,"), std::string::npos);
    EXPECT_EQ(site.desk("/desk/sites/columns.xlsx").body.substr(0, 2), "PK");
    EXPECT_EQ(journal::of_subject(site.city.reader(), "columns").size(), 2u);
}

TEST(ColumnScreen, changes_a_column_at_once)
{
    TestSite site;
    site.has({"C016"}, "关于冬季供热的通告");
    auto const saved = site.desk_post("/desk/sites/columns/16", notices + "announcements");
    EXPECT_EQ(saved.status, 303);
    EXPECT_EQ(site.get("/news/notices/").header("Location"), "/news/announcements/");
    auto const screen = site.desk("/desk/sites/columns/16");
    EXPECT_TRUE(screen.shows("/news/notices/")); // the old address
    EXPECT_TRUE(screen.shows("value=\"announcements\""));
}

TEST(ColumnScreen, keeps_what_was_typed_beside_what_is_wrong)
{
    TestSite site;
    auto const refused = site.desk_post("/desk/sites/columns/16", notices + "Not+Good");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.shows("只能用小写字母、数字和连字符"));
    EXPECT_TRUE(refused.shows("value=\"Not Good\""));
    EXPECT_EQ(store::find_stored_column(site.city.reader(), ColumnId{16})->version, 1);
}

TEST(ColumnScreen, takes_no_address_of_the_programs_own)
{
    TestSite site;
    Module module{site.portal()};
    module.front.get("/news/special/", [](http::Request const&, Public&) -> Result<FrontAnswer> {
        return http::Response{};
    });
    EXPECT_EQ(site.desk_post("/desk/sites/columns/16", notices + "special").status, 422);
}

TEST(ColumnScreen, is_changed_by_the_centre_alone)
{
    TestSite site;
    auto const officer = an_actor().who_may("editorial.read", UnitId{1});
    auto const screen = site.desk("/desk/sites/columns/16", officer);
    EXPECT_EQ(screen.status, 200);
    EXPECT_FALSE(screen.shows("type=\"submit\" name=\"move\""));
    EXPECT_EQ(site.desk_post("/desk/sites/columns/16", notices + "other", officer).status, 403);
    EXPECT_EQ(site.desk("/desk/sites/site", officer).status, 403);
    EXPECT_EQ(site.desk("/desk/sites/columns/999").status, 404);
}

TEST(ColumnScreen, moves_a_column_in_its_channel)
{
    TestSite site;
    EXPECT_EQ(site.desk_post("/desk/sites/columns/12/order", "move=up").status, 303);
    EXPECT_EQ(columns(site.city.reader())[10].code, "C012");
    EXPECT_EQ(site.desk_post("/desk/sites/columns/12/order", "move=away").status, 422);
}

TEST(SiteScreen, saves_the_record_and_publishes_it)
{
    TestSite site;
    EXPECT_TRUE(site.desk("/desk/sites/site").shows("还缺"));
    auto const saved = site.desk_post(
        "/desk/sites/site", "version=1&name_zh=%E7%A4%BA%E4%BE%8B%E5%B8%82&name_en=Sample&site_code="
                            "2105000001&sponsor=a&operator=b");
    EXPECT_EQ(saved.status, 303);
    EXPECT_TRUE(site.get("/").shows("<meta name=\"SiteName\" content=\"示例市\">"));
    EXPECT_TRUE(site_record(site.city.reader()).is_demo); // not for the form to change
}

TEST(SiteScreen, refuses_a_code_without_ten_digits_and_an_older_version)
{
    TestSite site;
    auto const wrong = site.desk_post("/desk/sites/site", "version=1&name_zh=a&site_code=12");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(wrong.shows("网站标识码应为 10 位数字"));
    EXPECT_EQ(site.desk_post("/desk/sites/site", "version=7&name_zh=a").status, 422);
}

} // namespace fengye::sites
