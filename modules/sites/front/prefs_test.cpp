#include <gtest/gtest.h>

#include "modules/sites/sites_test.hpp"

namespace fengye::sites {

TEST(Prefs, are_kept_in_one_cookie_and_lead_back)
{
    TestSite site;
    auto const saved = site.post("/prefs", "size=3&scheme=dark&back=%2Fnews%2F");
    EXPECT_EQ(saved.status, 303);
    EXPECT_EQ(saved.header("Location"), "/news/");
    EXPECT_TRUE(saved.header("Set-Cookie").starts_with("prefs=dark.size-3; Path=/; Max-Age=31536000"));
}

TEST(Prefs, change_one_thing_and_keep_the_others)
{
    TestSite site;
    auto const saved = site.post("/prefs", "elder=on&back=/", {{"cookie", "prefs=dark.size-3"}});
    EXPECT_TRUE(saved.header("Set-Cookie").starts_with("prefs=dark.size-3.elder;"));
    auto const reset = site.post("/prefs", "reset=on&size=4", {{"cookie", "prefs=dark.size-3"}});
    EXPECT_TRUE(reset.header("Set-Cookie").starts_with("prefs=; Path=/; Max-Age=0"));
    EXPECT_EQ(reset.header("Location"), "/prefs?saved=on");
}

TEST(Prefs, never_lead_to_another_site)
{
    TestSite site;
    for (auto const* back :
         {"https%3A%2F%2Fevil.example%2F", "%2F%2Fevil.example", "%2F%5Cevil.example",
          "javascript%3Aalert(1)", "%2Fa%0D%0ASet-Cookie%3Ax"})
        EXPECT_EQ(
            site.post("/prefs", std::string{"size=2&back="} + back).header("Location"), "/prefs?saved=on")
            << back;
}

TEST(Prefs, show_what_is_chosen)
{
    TestSite site;
    auto const page = site.get("/prefs?saved=on&back=%2Fnews%2F", {{"cookie", "a=b; prefs=size-3"}});
    EXPECT_TRUE(page.shows("value=\"3\" checked"));
    EXPECT_TRUE(page.shows("设置已保存"));
    EXPECT_TRUE(page.shows("href=\"/news/\""));
    EXPECT_TRUE(site.get("/prefs").shows("value=\"1\" checked")); // nobody else's
}

TEST(Prefs, make_a_sheet_of_ones_own)
{
    TestSite site;
    auto const plain = site.get("/prefs.css");
    EXPECT_EQ(plain.type, "text/css; charset=utf-8");
    EXPECT_EQ(plain.body, "");
    EXPECT_TRUE(plain.header("Cache-Control").starts_with("private"));
    auto const elder = site.get("/prefs.css", {{"cookie", "prefs=dark.elder"}});
    EXPECT_TRUE(elder.shows(".elder-only"));
    EXPECT_TRUE(elder.shows("color-scheme: dark"));
    EXPECT_EQ(
        site.get("/prefs.css", {{"cookie", "prefs=dark.elder"}, {"if-none-match", elder.header("ETag")}})
            .status,
        304);
}

TEST(Prefs, leave_every_other_page_as_it_is)
{
    TestSite site;
    auto const with = site.get("/map", {{"cookie", "prefs=dark.elder.size-4"}});
    EXPECT_EQ(with.body, site.get("/map").body);
    EXPECT_EQ(with.header("Set-Cookie"), "");
}

} // namespace fengye::sites
