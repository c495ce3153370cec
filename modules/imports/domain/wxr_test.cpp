#include "modules/imports/domain/wxr.hpp"

#include <gtest/gtest.h>

#include "modules/imports/domain/short_codes.hpp"

namespace fengye::imports {

namespace {

std::string const head = R"(<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>某市</title>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>http://www.old.gov.cn</wp:base_blog_url>
<wp:author><wp:author_login>zhang</wp:author_login><wp:author_display_name><![CDATA[市教育局]]></wp:author_display_name></wp:author>
<wp:category><wp:category_nicename>news</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[新闻中心]]></wp:cat_name></wp:category>
<wp:category><wp:category_nicename>notice</wp:category_nicename><wp:category_parent>news</wp:category_parent><wp:cat_name><![CDATA[通知公告]]></wp:cat_name></wp:category>
)";
std::string const tail = "</channel>\n</rss>\n";

std::string item(
    std::string const& id, std::string const& title, std::string const& body,
    std::string const& state = "publish", std::string const& more = {}, std::string const& kind = "post")
{
    return "<item>\n<title>" + title + "</title>\n<link>http://www.old.gov.cn/2019/03/%e9%80%9a%e7%9f%a5-" +
           id + "/</link>\n<dc:creator><![CDATA[zhang]]></dc:creator>\n" +
           "<guid isPermaLink=\"false\">http://www.old.gov.cn/?p=" + id + "</guid>\n<content:encoded>" +
           body + "</content:encoded>\n<excerpt:encoded><![CDATA[]]></excerpt:encoded>\n<wp:post_id>" + id +
           "</wp:post_id>\n<wp:post_date>2019-03-05 10:22:33</wp:post_date>\n"
           "<wp:post_date_gmt>2019-03-05 02:22:33</wp:post_date_gmt>\n<wp:status>" +
           state + "</wp:status>\n<wp:post_type>" + kind + "</wp:post_type>\n" + more + "</item>\n";
}

std::string attachment(std::string const& id, std::string const& post, std::string const& address)
{
    return item(
        id, "图", "", "inherit",
        "<wp:post_parent>" + post + "</wp:post_parent><wp:attachment_url>" + address + "</wp:attachment_url>",
        "attachment");
}

Result<OldSite> read(std::string const& text)
{
    return read_wxr({{"export.xml", text}});
}

// The words of the refusal and the line it names.
std::string said(Result<OldSite> const& read)
{
    return read ? "accepted" : read.error().words + " " + read.error().values.at("line");
}

TEST(WordPressExport, gives_published_posts_with_their_time_category_source_and_addresses)
{
    auto const site = read(
        head +
        item(
            "7", "关于放假的通知 &amp; 说明", "<![CDATA[<p>正文 ]]]]><![CDATA[> 一</p>]]>", "publish",
            "<category domain=\"category\" nicename=\"notice\"><![CDATA[通知公告]]></category>"
            "<category domain=\"post_tag\" nicename=\"x\"><![CDATA[放假]]></category>") +
        tail);
    ASSERT_TRUE(site);
    ASSERT_EQ(site->pages.size(), 1u);
    auto const& page = site->pages.front();
    EXPECT_EQ(site->name, "www.old.gov.cn");
    EXPECT_EQ(page.key, "7");
    EXPECT_EQ(page.title, "关于放假的通知 & 说明");
    EXPECT_NE(page.body.find("正文 ]]> 一"), std::string::npos);
    EXPECT_EQ(to_text(*page.published_at), "2019-03-05 10:22");
    EXPECT_EQ(page.categories, std::vector<std::string>{"新闻中心/通知公告"});
    EXPECT_EQ(page.keywords, std::vector<std::string>{"放假"});
    EXPECT_EQ(page.source, "市教育局");
    EXPECT_EQ(
        page.addresses,
        (std::vector<std::string>{
            "http://www.old.gov.cn/2019/03/%e9%80%9a%e7%9f%a5-7/", "http://www.old.gov.cn/?p=7", "/?p=7"}));
}

TEST(WordPressExport, leaves_what_was_not_public_and_counts_it)
{
    auto const site = read(
        head + item("1", "草稿", "x", "draft") + item("2", "私密", "x", "private") +
        item("3", "删了", "x", "trash") + item("4", "待审", "x", "pending") +
        item("5", "定时", "x", "future") +
        item("6", "密码", "x", "publish", "<wp:post_password><![CDATA[secret]]></wp:post_password>") +
        item("7", "菜单", "x", "publish", "", "nav_menu_item") + tail);
    ASSERT_TRUE(site);
    EXPECT_TRUE(site->pages.empty());
    std::vector<SkipReason> reasons;
    for (auto const& skipped : site->skipped)
        reasons.push_back(skipped.reason);
    EXPECT_EQ(
        reasons,
        (std::vector{
            SkipReason::draft, SkipReason::kept_private, SkipReason::trashed, SkipReason::awaiting_review,
            SkipReason::scheduled, SkipReason::locked, SkipReason::another_kind}));
}

TEST(WordPressExport, names_a_posts_picture_and_those_of_its_gallery_wherever_they_stand)
{
    auto const gallery = attachment("20", "7", "http://www.old.gov.cn/wp-content/uploads/2019/03/a.jpg");
    auto const cover = attachment("21", "0", "http://www.old.gov.cn/wp-content/uploads/2019/03/b.jpg");
    auto const post = item(
        "7", "图", "<![CDATA[[gallery ids=\"20\"]]]>", "publish",
        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[21]]></wp:meta_value>"
        "</wp:postmeta>");
    auto const site = read_wxr({{"1.xml", head + post + tail}, {"2.xml", head + gallery + cover + tail}});
    ASSERT_TRUE(site);
    ASSERT_EQ(site->pages.size(), 1u);
    EXPECT_NE(site->pages[0].body.find("uploads/2019/03/a.jpg"), std::string::npos);
    EXPECT_EQ(site->pages[0].cover, "http://www.old.gov.cn/wp-content/uploads/2019/03/b.jpg");
}

TEST(WordPressExport, that_is_broken_is_refused_with_the_line)
{
    auto const whole = head + item("7", "通知", "<![CDATA[<p>正文</p>]]>") + tail;
    EXPECT_EQ(said(read(whole)), "accepted");
    auto const cut = whole.substr(0, whole.find("<wp:post_date>"));
    auto const lines = 1 + std::count(cut.begin(), cut.end(), '\n');
    EXPECT_EQ(said(read(cut)), "imports.error_cut_off " + std::to_string(lines));
    EXPECT_EQ(said(read("标题,正文\n一,二\n")).substr(0, 22), "imports.error_not_xml ");
    EXPECT_EQ(said(read("<?xml version=\"1.0\"?>\n<feed></feed>")), "imports.error_not_wxr 1");
    EXPECT_EQ(said(read("<rss version=\"2.0\"><channel></channel></rss>")), "imports.error_plain_rss 1");
    EXPECT_EQ(said(read("<rss>\n<channel>\n</chanel>\n</channel></rss>")), "imports.error_xml 3");
    EXPECT_EQ(said(read(head + "<title>\xff\xfe</title>" + tail)), "imports.error_bytes 11");
    EXPECT_EQ(said(read("")).substr(0, 21), "imports.error_not_xml");
}

TEST(WordPressExport, expands_no_entity_of_a_document_type)
{
    auto const bomb =
        R"(<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>)" +
        head.substr(head.find('\n') + 1) + item("7", "&b;", "<![CDATA[x]]>") + tail;
    auto const site = read(bomb);
    ASSERT_TRUE(site);
    EXPECT_EQ(site->pages.front().title.find("aaaa"), std::string::npos);
}

std::string plain(std::string_view body)
{
    return without_short_codes(body, [](std::string_view) { return std::vector<std::string>{"/g.jpg"}; });
}

TEST(ShortCodes, become_markup_and_other_brackets_stay)
{
    EXPECT_EQ(
        plain("[caption id=\"a\" width=\"300\"]<a href=\"/b.jpg\"><img src=\"/a.jpg\"></a> 会场[/caption]"),
        "<figure><a href=\"/b.jpg\"><img src=\"/a.jpg\"></a><figcaption>会场</figcaption></figure>");
    EXPECT_EQ(plain("前[gallery]后"), "前<figure><img src=\"/g.jpg\" alt=\"\"></figure>后");
    EXPECT_EQ(plain("本政发[2019]5号"), "本政发[2019]5号");
    EXPECT_EQ(plain("[video mp4=\"/v.mp4\"][/video]"), "<p><a href=\"/v.mp4\">/v.mp4</a></p>");
    EXPECT_EQ(plain("[caption 没有写完"), "[caption 没有写完");
    EXPECT_EQ(with_paragraphs("一\n二\n\n<h2>题</h2>\n\n三"), "<p>一<br>二</p>\n<h2>题</h2>\n<p>三</p>\n");
}

} // namespace

} // namespace fengye::imports
