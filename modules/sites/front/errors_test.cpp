#include <gtest/gtest.h>

#include "modules/sites/sites_test.hpp"

namespace fengye::sites {

TEST(Errors, guess_what_was_looked_for)
{
    TestSite site;
    site.has({"C060"}, "规范性文件");
    auto const page = site.get("/zcwj/normative.html");
    EXPECT_EQ(page.status, 404);
    EXPECT_TRUE(page.shows("没有找到这个页面"));
    EXPECT_TRUE(page.shows("href=\"/policy/normative/\""));
    EXPECT_TRUE(page.shows("noindex"));
    EXPECT_FALSE(page.shows("aria-label=\"当前位置\"")); // no breadcrumb
}

TEST(Errors, say_why_something_was_withdrawn)
{
    TestSite site;
    auto const old = site.has({"C016"}, "旧的通告"), now = site.has({"C016"}, "新的通告");
    site.withdraws(
        old, {.reason = "superseded",
              .note = "以新通告为准",
              .title = "旧的通告",
              .replacement = "/article/" + now.text(),
              .at = test_morning});
    auto const page = site.get("/article/" + old.text());
    EXPECT_EQ(page.status, 410);
    EXPECT_TRUE(page.shows("此信息已撤下"));
    EXPECT_TRUE(page.shows("旧的通告"));
    EXPECT_TRUE(page.shows("已有新的内容代替"));
    EXPECT_TRUE(page.shows("以新通告为准"));
    EXPECT_TRUE(page.shows(">新的通告</a>"));
    EXPECT_TRUE(page.shows("2026年11月23日"));
}

TEST(Errors, show_no_title_of_what_must_not_be_public)
{
    TestSite site;
    auto const id = site.has({"C016"}, "不该公开的标题");
    site.withdraws(id, {.reason = "must_not_be_public", .at = test_morning});
    auto const page = site.get("/article/" + id.text());
    EXPECT_EQ(page.status, 410);
    EXPECT_FALSE(page.shows("不该公开的标题"));
}

TEST(Errors, of_every_status_have_a_page_in_both_languages)
{
    TestSite site;
    auto const& view = site.portal().error_view;
    ASSERT_TRUE(view);
    Module module{site.portal()};
    for (int const status : {400, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503})
        module.front.get(
            fmt::format("/test/{}", status),
            [&view, status](http::Request const&, Public& page) -> Result<FrontAnswer> {
                return view(page, status, {{"event", "E-1123-0A7F"}});
            });
    for (int const status : {400, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503})
        for (auto const* language : {"", "/en"}) {
            auto const page = site.get(fmt::format("{}/test/{}", language, status));
            EXPECT_EQ(page.status, status);
            EXPECT_TRUE(page.shows("</html>")) << status;
        }
    EXPECT_TRUE(site.get("/test/500").shows("E-1123-0A7F"));
}

TEST(Errors, refuse_another_method)
{
    TestSite site;
    EXPECT_EQ(site.post("/map", "a=b").status, 405);
    EXPECT_EQ(site.post("/prefs", "size=3", {{"sec-fetch-site", "cross-site"}}).status, 403);
}

} // namespace fengye::sites
