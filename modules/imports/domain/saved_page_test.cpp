#include "modules/imports/domain/saved_page.hpp"

#include <gtest/gtest.h>

#include "modules/imports/domain/address.hpp"

namespace fengye::imports {

namespace {

OldSite read(std::string const& name, std::string const& bytes)
{
    OldSite site;
    add_saved_page(site, {name, bytes});
    return site;
}

// In GB 2312, as pages were.
constexpr std::string_view notice =
    "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">\n"
    "<title>\271\330\323\332\267\305\274\331\265\304\315\250\326\252_"
    "\304\263\312\320\310\313\303\361\325\376\270\256</title></head><body><div "
    "class=\"top\"><h1>\304\263\312\320\310\313\303\361\325\376\270\256</h1><a "
    "href=\"/\">\312\327\322\263</a></div>\n"
    "<h1>\271\330\323\332\267\305\274\331\265\304\315\250\326\252</h1><div "
    "class=\"info\">\267\242\262\274\312\261\274\344\243\2722019-03-05 10:22  "
    "\300\264\324\264\243\272\312\320\275\314\323\375\276\326 "
    "\273\356\266\257\312\261\274\344\243\2722018-01-01</div>\n"
    "<div "
    "id=\"zoom\"><p>\270\367\321\247\320\243\243\272</"
    "p><p>\307\345\303\367\275\332\267\305\274\331\322\273\314\354\241\243<img "
    "src=\"../images/a.jpg\"></p></div><div "
    "class=\"foot\">\260\346\310\250\313\371\323\320</div></body></html>\n";

TEST(SavedPage, in_gb2312_gives_title_body_time_source_and_address)
{
    auto const site = read("www.old.gov.cn/jyj/tzgg/12.html", std::string{notice});
    ASSERT_EQ(site.pages.size(), 1u);
    auto const& page = site.pages.front();
    EXPECT_EQ(site.name, "www.old.gov.cn");
    EXPECT_EQ(page.title, "关于放假的通知");
    EXPECT_EQ(page.body, "<p>各学校：</p><p>清明节放假一天。<img src=\"../images/a.jpg\"></p>");
    EXPECT_EQ(to_text(*page.published_at), "2019-03-05 10:22");
    EXPECT_EQ(page.source, "市教育局");
    EXPECT_EQ(page.categories, std::vector<std::string>{"jyj/tzgg"});
    EXPECT_EQ(page.addresses, std::vector<std::string>{"/jyj/tzgg/12.html"});
}

TEST(SavedPage, tells_more_in_its_meta_elements)
{
    auto const site = read(
        "a/t20180102_3.html",
        "<title>首页</title><meta name=\"ArticleTitle\" content=\"标题\"><meta name=\"PubDate\" "
        "content=\"2020-05-06 "
        "07:08:09\"><meta name=\"ColumnName\" content=\"要闻\"><meta name=\"ContentSource\" "
        "content=\"新华社\">"
        "<div class=\"wrap TRS_Editor\"><p>正文是一段足够长的文字，在容器里面。</p></div>");
    auto const& page = site.pages.front();
    EXPECT_EQ(page.title, "标题");
    EXPECT_EQ(to_text(*page.published_at), "2020-05-06 07:08");
    EXPECT_EQ(page.categories, std::vector<std::string>{"要闻"});
    EXPECT_EQ(page.source, "新华社");
    EXPECT_EQ(page.body, "<p>正文是一段足够长的文字，在容器里面。</p>");
}

TEST(SavedPage, without_a_usual_container_is_the_block_with_most_text)
{
    auto const site = read(
        "a/t20180102_3.html",
        "<title>题 - 网站</title><body><div><a "
        "href=\"/\">这里是很长很长的导航文字，比正文还要长，长得很多很多很多很多</a></div>"
        "<div class=\"x\"><p>正文第一段。</p><p>正文第二段。</p></div><div>版权</div></body>");
    auto const& page = site.pages.front();
    EXPECT_EQ(page.body, "<p>正文第一段。</p><p>正文第二段。</p>");
    EXPECT_EQ(page.title, "题");
    EXPECT_EQ(to_text(*page.published_at), "2018-01-02 00:00");
}

TEST(SavedPage, heading_within_the_main_part_is_not_said_twice)
{
    auto const site = read(
        "2019/03/05/1.html",
        "<title>题目</title><article><h1>题目</h1><p>正文是一段足够长的文字。</p></article>");
    EXPECT_EQ(site.pages.front().body, "<p>正文是一段足够长的文字。</p>");
}

TEST(SavedPage, that_is_a_list_or_cannot_be_read_is_left_with_its_reason)
{
    EXPECT_EQ(read("news/index.html", "<div>列表</div>").skipped.front().reason, SkipReason::not_an_article);
    EXPECT_EQ(read("news/1.html", "\x81").skipped.front().reason, SkipReason::unreadable);
}

std::string text_of_address(std::string_view written, std::string_view base = "/")
{
    auto const address = read_address(written, base);
    return address ? address->text() : "none";
}

TEST(WrittenAddresses, are_read_as_pages_write_them)
{
    EXPECT_EQ(text_of_address("http://Old.gov.cn/2019/%e9%80%9a/"), "/2019/通");
    EXPECT_EQ(text_of_address("/2019/通知 一.html#a"), "/2019/通知 一.html");
    EXPECT_EQ(text_of_address("//old.gov.cn/?p=7&x=%E9%80%9A"), "/?p=7&x=通");
    EXPECT_EQ(text_of_address("../b/./c.html", "/a/x/1.html"), "/a/b/c.html");
    EXPECT_EQ(text_of_address("?id=3", "/show.asp"), "/show.asp?id=3");
    EXPECT_EQ(text_of_address("..\\..\\..\\c.jpg", "/a/1.html"), "/c.jpg");
    for (auto const* nowhere : {"javascript:void(0)", "mailto:a@b.cn", "#top", "", "/%ff.html", "/%00"})
        EXPECT_EQ(text_of_address(nowhere), "none") << nowhere;
    EXPECT_EQ(read_address("http://old.gov.cn/a b/通.html?q=1")->link(), "/a%20b/%E9%80%9A.html?q=1");
}

} // namespace

} // namespace fengye::imports
