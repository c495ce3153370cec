#include "modules/imports/domain/dedecms.hpp"

#include <gtest/gtest.h>

#include <unicode/unistr.h>

namespace fengye::imports {

namespace {

constexpr std::string_view dump = R"sql(-- MySQL dump 10.13
/*!40101 SET NAMES CHARSET */;
CREATE TABLE `cms_arctype` (
  `id` smallint(5) unsigned NOT NULL AUTO_INCREMENT,
  `reid` smallint(5) NOT NULL DEFAULT '0',
  `typename` char(30) NOT NULL DEFAULT '',
  `typedir` char(60) NOT NULL DEFAULT '',
  `namerule` char(50) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  KEY `reid` (`reid`)
) ENGINE=MyISAM;
INSERT INTO `cms_arctype` VALUES (1,0,'新闻','{cmspath}/a/xinwen','{typedir}/{Y}/{M}{D}/{aid}.html'),(2,1,'要闻','{cmspath}/a/xinwen/yaowen','');
CREATE TABLE `cms_archives` (
  `id` mediumint(8), `typeid` smallint(5), `typeid2` varchar(90), `ismake` smallint(6), `channel` smallint(6),
  `arcrank` smallint(6), `title` char(60), `writer` char(20), `source` char(30), `litpic` char(100),
  `pubdate` int(10), `senddate` int(10), `keywords` char(30), `description` varchar(255), PRIMARY KEY (`id`)
);
INSERT INTO `cms_archives` VALUES (9,2,'',1,1,0,'局长说\'要快\'','小王','市局','/uploads/allimg/1.jpg',1551752553,1551752553,'一,二','摘要'),(10,2,'',1,1,-1,'未审','','','',1551752553,1551752553,'',''),
(11,2,'',1,1,-2,'删了','','','',1551752553,1551752553,'',''),(12,2,'',0,1,0,'没生成','','','',1551752553,1551752553,'',''),(13,2,'',-1,1,0,'动态','','','',1551752553,1551752553,'','');
CREATE TABLE `cms_addonarticle` (`aid` mediumint(8), `typeid` smallint(5), `body` mediumtext);
INSERT INTO `cms_addonarticle` (`typeid`, `aid`, `body`) VALUES (2,9,'<p>第一行\r\n第二行 \"引号\" ''双写''; 反斜线 \\ 誠</p>#p#下一页#e#<p>完</p>'),(2,13,_binary 'x');
-- Dump completed
)sql";

std::string with(std::string text, std::string_view what, std::string_view instead)
{
    auto const at = text.find(what);
    return text.replace(at, what.size(), instead);
}

std::string const utf8_dump = with(std::string{dump}, "CHARSET", "utf8");

std::string in_gbk(std::string const& text)
{
    auto const wide = icu::UnicodeString::fromUTF8(text);
    std::string bytes(text.size() * 2, '\0');
    auto const size =
        wide.extract(0, wide.length(), bytes.data(), static_cast<uint32_t>(bytes.size()), "gb18030");
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

Result<OldSite> read(std::string const& text)
{
    return read_dedecms({{"dede.sql", text}});
}

std::string said(Result<OldSite> const& read)
{
    return read ? "accepted" : read.error().words + " " + read.error().values.at("line");
}

void expect_the_articles(Result<OldSite> const& site)
{
    ASSERT_EQ(said(site), "accepted");
    ASSERT_EQ(site->pages.size(), 2u);
    auto const& page = site->pages.front();
    EXPECT_EQ(page.key, "9");
    EXPECT_EQ(page.title, "局长说'要快'");
    EXPECT_EQ(page.body, "<p>第一行\r\n第二行 \"引号\" '双写'; 反斜线 \\ 誠</p><h3>下一页</h3><p>完</p>");
    EXPECT_EQ(to_text(*page.published_at), "2019-03-05 10:22");
    EXPECT_EQ(page.categories, std::vector<std::string>{"新闻/要闻"});
    EXPECT_EQ(page.source, "市局");
    EXPECT_EQ(page.keywords, (std::vector<std::string>{"一", "二"}));
    EXPECT_EQ(page.cover, "/uploads/allimg/1.jpg");
    EXPECT_EQ(
        page.addresses,
        (std::vector<std::string>{"/a/xinwen/yaowen/2019/0305/9.html", "/plus/view.php?aid=9"}));
    EXPECT_EQ(site->pages[1].addresses, std::vector<std::string>{"/plus/view.php?aid=13"});
    std::vector<SkipReason> reasons;
    for (auto const& skipped : site->skipped)
        reasons.push_back(skipped.reason);
    EXPECT_EQ(reasons, (std::vector{SkipReason::awaiting_review, SkipReason::trashed, SkipReason::not_made}));
}

TEST(DedeCms, gives_articles_of_a_dump_in_utf_8)
{
    expect_the_articles(read(utf8_dump));
}

// 誠 ends in the byte of a backslash.
TEST(DedeCms, gives_the_same_of_a_dump_in_gbk)
{
    auto const bytes = in_gbk(with(std::string{dump}, "CHARSET", "gbk"));
    EXPECT_NE(bytes.find("\xd5\x5c"), std::string::npos);
    expect_the_articles(read(bytes));
}

TEST(DedeCms, structure_and_rows_may_stand_in_files_of_their_own)
{
    auto const place = utf8_dump.find("INSERT INTO `cms_archives`");
    auto const signed_end = utf8_dump.find("-- Dump completed");
    expect_the_articles(read_dedecms(
        {{"1.sql", with(utf8_dump.substr(0, place), "-- MySQL dump 10.13", "--")},
         {"2.sql", utf8_dump.substr(place, signed_end - place)}}));
}

TEST(DedeCms, a_dump_that_is_broken_is_refused_with_the_line)
{
    EXPECT_EQ(said(read(utf8_dump.substr(0, utf8_dump.find("第二行")))), "imports.error_cut_off 21");
    EXPECT_EQ(
        said(read(utf8_dump.substr(0, utf8_dump.find("CREATE TABLE `cms_addon")))),
        "imports.error_cut_off 20");
    EXPECT_EQ(said(read("INSERT INTO `dede_archives` VALUES (1,2);")), "imports.error_sql_structure 1");
    EXPECT_EQ(
        said(read(
            "CREATE TABLE dede_archives (id int, title char(9));\nINSERT INTO dede_archives VALUES (1);")),
        "imports.error_sql_values 2");
    EXPECT_EQ(
        said(read("CREATE TABLE dede_archives (id int);\n\nINSERT INTO dede_archives VALUES (1),(;);")),
        "imports.error_sql 3");
    EXPECT_EQ(said(read("SELECT 1;")), "imports.error_not_dedecms 0");
    EXPECT_EQ(said(read(with(utf8_dump, "小王", "\xff\xff"))), "imports.error_bytes 18");
}

} // namespace

} // namespace fengye::imports
