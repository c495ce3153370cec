#include "modules/imports/domain/csv.hpp"

#include <gtest/gtest.h>

namespace fengye::imports {

namespace {

Result<OldSite> read(std::string const& text)
{
    return read_csv({{"old.csv", text}});
}

std::string said(Result<OldSite> const& read)
{
    return read ? "accepted" : read.error().words + " " + read.error().values.at("line");
}

TEST(Table, is_read_by_its_chinese_header_with_quoted_lines_and_formulas_as_they_stand)
{
    auto const site = read("\xef\xbb\xbf编号,标题,正文,发布时间,栏目,单位,网址,来源,文号,附件,备注\r\n"
                           "3,=1+1,\"<p>第一行\r\n\"\"引\"\"，二</p>\",2019/3/5 "
                           "8:05,通知,教育局,/show.asp?id=3,本报,本政发〔2019〕5号,"
                           "/f/a.pdf;/f/b.pdf,无\r\n\r\n"
                           "4,二,文,2019年3月5日,,,,\r\n");
    ASSERT_EQ(said(site), "accepted");
    ASSERT_EQ(site->pages.size(), 2u);
    auto const& page = site->pages.front();
    EXPECT_EQ(page.key, "3");
    EXPECT_EQ(page.title, "=1+1");
    EXPECT_EQ(page.body, "<p>第一行\r\n\"引\"，二</p>");
    EXPECT_EQ(to_text(*page.published_at), "2019-03-05 08:05");
    EXPECT_EQ(page.categories, std::vector<std::string>{"通知"});
    EXPECT_EQ(page.unit, "教育局");
    EXPECT_EQ(page.addresses, std::vector<std::string>{"/show.asp?id=3"});
    EXPECT_EQ(page.source, "本报");
    EXPECT_EQ(page.doc_no, "本政发〔2019〕5号");
    EXPECT_EQ(page.files, (std::vector<std::string>{"/f/a.pdf", "/f/b.pdf"}));
    EXPECT_EQ(to_text(*site->pages[1].published_at), "2019-03-05 00:00");
}

TEST(Table, is_read_in_gbk_and_with_an_english_header)
{
    auto const site = read("title,body,published_at,column\n"
                           "\315\250\326\252,\267\305\274\331\322\273\314\354,2019-03-05,\271\253\270\346\n");
    ASSERT_EQ(said(site), "accepted");
    EXPECT_EQ(site->pages.front().title, "通知");
    EXPECT_EQ(site->pages.front().body, "放假一天");
    EXPECT_EQ(site->pages.front().categories, std::vector<std::string>{"公告"});
    EXPECT_FALSE(site->pages.front().key.empty());
}

TEST(Table, that_is_broken_is_refused_with_the_line)
{
    EXPECT_EQ(said(read("标题,栏目\n一,二\n")), "imports.error_csv_header 1");
    EXPECT_EQ(said(read("")), "imports.error_csv_header 1");
    EXPECT_EQ(said(read("标题,正文\n一,二\n三,\"四\n五\n")), "imports.error_csv_quote 3");
    EXPECT_EQ(said(read("标题,正文\n一,\"二\n三\"\n四,五,六\n")), "imports.error_csv_cells 4");
    EXPECT_EQ(
        said(read(std::string{"标题,正文\n一,\0\xff\xff\xff\n", 24})).substr(0, 19), "imports.error_bytes");
}

} // namespace

} // namespace fengye::imports
