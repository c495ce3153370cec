#include <gtest/gtest.h>

#include "platform/sheet/sheet.hpp"

namespace fengye::sheet {
namespace {

std::string csv_of(std::vector<Cell> row)
{
    auto const text = to_csv({"s", {}, {std::move(row)}});
    EXPECT_TRUE(text.starts_with("\xef\xbb\xbf\r\n") && text.ends_with("\r\n")) << text;
    return text.substr(5, text.size() - 7);
}

TEST(Csv, has_the_mark_of_utf8_a_row_of_titles_and_lines_that_end_as_rfc_4180_says)
{
    Sheet const sheet{
        "来信",
        {{"标题"}, {"件数", Kind::number}, {"日期", Kind::day}, {"时间", Kind::moment}},
        {{std::string{"供水"}, std::int64_t{-3}, day(2026, 11, 23),
          moment_of(day(2026, 11, 23), std::chrono::hours{9})},
         {std::monostate{}, 1.5}}};
    EXPECT_EQ(
        to_csv(sheet), "\xef\xbb\xbf标题,件数,日期,时间\r\n供水,-3,2026-11-23,2026-11-23 09:00\r\n,1.5\r\n");
}

TEST(Csv, goes_on_with_rows_that_are_made_while_it_is_written)
{
    int left = 3;
    auto const text =
        to_csv({"s", {{"n", Kind::number}}, {{std::int64_t{0}}}}, [&]() -> std::optional<std::vector<Cell>> {
            if (left == 0)
                return std::nullopt;
            return std::vector<Cell>{std::int64_t{left--}};
        });
    EXPECT_EQ(text, "\xef\xbb\xbfn\r\n0\r\n3\r\n2\r\n1\r\n");
}

TEST(Csv, quotes_commas_quotes_and_lines)
{
    EXPECT_EQ(csv_of({std::string{"甲,乙"}}), "\"甲,乙\"");
    EXPECT_EQ(csv_of({std::string{"他说\"好\""}}), "\"他说\"\"好\"\"\"");
    EXPECT_EQ(csv_of({std::string{"一\r\n二"}}), "\"一\n二\"");
}

TEST(Csv, lets_no_text_be_a_formula)
{
    for (std::string const evil :
         {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1+1", "＝1", "＋1", "－1", "＠a"})
        EXPECT_EQ(csv_of({evil}), "'" + evil) << evil;
    EXPECT_EQ(csv_of({std::string{"\r=1"}}), "'=1");
    EXPECT_EQ(csv_of({std::string{"\n=1"}}), "\"'\n=1\"");
    EXPECT_EQ(csv_of({std::string{"\x01=1"}}), "'=1");
    EXPECT_EQ(
        csv_of({std::string{"=HYPERLINK(\"http://x\",\"y\")"}}),
        "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    EXPECT_EQ(csv_of({std::string{"1=1"}, std::string{"a-b"}, std::string{"《=》"}}), "1=1,a-b,《=》");
    EXPECT_EQ(to_csv({"s", {{"=1"}}, {}}), "\xef\xbb\xbf'=1\r\n");
}

TEST(Csv, takes_out_control_characters_and_broken_bytes)
{
    EXPECT_EQ(csv_of({std::string("a\0b\x1b[31mc\x7f", 10)}), "ab[31mc");
    EXPECT_EQ(csv_of({std::string{"\xff中"}}), "\xef\xbf\xbd中");
}

} // namespace
} // namespace fengye::sheet
