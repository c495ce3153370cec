#include <gtest/gtest.h>

#include "modules/sites/sites_test.hpp"
#include "modules/sites/store/site_records.hpp"

namespace fengye::sites {

TEST(Frame, says_that_a_demo_is_one_and_keeps_it_from_search_engines)
{
    TestSite site;
    auto const home = site.get("/");
    EXPECT_TRUE(home.shows("演示站，内容为示例，不是政府发布"));
    EXPECT_TRUE(home.shows("<meta name=\"robots\" content=\"noindex\">"));
    EXPECT_FALSE(home.shows("如何识别"));
}

TEST(Frame, claims_to_be_official_only_with_a_certificate)
{
    TestSite site;
    auto record = demo_site();
    record.is_demo = false;
    accepted(site.run([&](Work& work) { return save_site_record(work, record, 1); }));
    EXPECT_FALSE(site.get("/").shows("如何识别"));
    EXPECT_FALSE(site.get("/").shows("noindex"));
    record.certificate_no = "CA21000000000000000001";
    record.site_code = "2105000001";
    record.icp_no = "辽ICP备00000000号";
    accepted(site.run([&](Work& work) { return save_site_record(work, record, 2); }));
    auto const home = site.get("/");
    EXPECT_TRUE(home.shows("如何识别"));
    EXPECT_TRUE(home.shows("<meta name=\"SiteIDCode\" content=\"2105000001\">"));
    EXPECT_TRUE(home.shows("辽ICP备00000000号"));
}

TEST(Frame, carries_the_meta_set_of_a_column)
{
    TestSite site;
    site.has({"C016"}, "关于冬季供热的通告");
    auto const page = site.get("/news/notices/");
    EXPECT_TRUE(page.shows("<title>通知公告 — 本溪市人民政府</title>"));
    EXPECT_TRUE(page.shows("<meta name=\"SiteName\" content=\"本溪市人民政府\">"));
    EXPECT_TRUE(page.shows("<meta name=\"ColumnName\" content=\"通知公告\">"));
    EXPECT_TRUE(page.shows("<meta name=\"ColumnType\" content=\"新闻中心\">"));
    EXPECT_TRUE(page.shows("<link rel=\"canonical\" href=\"http://localhost:8080/news/notices/\">"));
    EXPECT_TRUE(page.shows("hreflang=\"en\""));
    EXPECT_TRUE(page.shows("\"@type\":\"GovernmentOrganization\""));
    EXPECT_TRUE(page.shows("\"@type\":\"BreadcrumbList\""));
}

TEST(Frame, marks_the_channel_in_the_menu)
{
    TestSite site;
    auto const page = site.get("/news/");
    EXPECT_TRUE(page.shows("<a href=\"/news/\" aria-current=\"true\">新闻中心</a>"));
    EXPECT_TRUE(page.shows("<a href=\"/\">首页</a>"));
}

} // namespace fengye::sites
