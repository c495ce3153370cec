#include <gtest/gtest.h>

#include "platform/sheet/sheet.hpp"
#include "tests/testing/tools.hpp"

namespace fengye::sheet {
namespace {

// What another program reads: a line for each cell, its address, type and value.
std::string read(std::string const& xlsx)
{
    return run_tool(
        "python3", {"-c", R"(
import openpyxl
book = openpyxl.load_workbook("in.xlsx")
sheet = book.active
print("sheet", repr(sheet.title), sheet.freeze_panes)
for row in sheet.iter_rows():
    for cell in row:
        if cell.value is not None:
            print(cell.coordinate, cell.data_type, ascii(cell.value) if len(str(cell.value)) < 99 else len(cell.value), cell.number_format, cell.hyperlink)
for name, column in sorted(sheet.column_dimensions.items()):
    print("width", name, int(column.width))
)"},
        xlsx, "in.xlsx");
}

std::string ascii(std::string const& text)
{
    auto const answer =
        run_tool("python3", {"-c", "print(ascii(open('input', encoding='utf-8').read()))"}, text);
    return answer.substr(0, answer.size() - 1);
}

void expect_cell(std::string const& seen, std::string const& line)
{
    EXPECT_NE(seen.find("\n" + line), std::string::npos) << line << " not in " << seen;
}

TEST(Xlsx, holds_what_the_sheet_holds_by_kind)
{
    Sheet const sheet{
        "来信",
        {{"标题"}, {"件数", Kind::number}, {"日期", Kind::day}, {"时间", Kind::moment}},
        {{std::string{"供水"}, std::int64_t{-3}, day(2026, 11, 23),
          moment_of(day(2026, 11, 23), std::chrono::hours{9})},
         {std::monostate{}, 1.5, day(1899, 1, 1), std::string{"a\nb"}}}};
    auto const seen = read(to_xlsx(sheet));
    EXPECT_TRUE(seen.starts_with("sheet '来信' A2\n")) << seen;
    expect_cell(seen, "A1 s " + ascii("标题") + " General None");
    expect_cell(seen, "A2 s " + ascii("供水") + " General None");
    expect_cell(seen, "B2 n -3 General None");
    expect_cell(seen, "C2 d datetime.datetime(2026, 11, 23, 0, 0) yyyy-mm-dd None");
    expect_cell(seen, "D2 d datetime.datetime(2026, 11, 23, 9, 0) yyyy-mm-dd hh:mm None");
    expect_cell(seen, "B3 n 1.5");
    expect_cell(seen, "C3 s '1899-01-01'");
    expect_cell(seen, "D3 s 'a\\nb'");
    EXPECT_EQ(seen.find("\nA3"), std::string::npos);
}

TEST(Xlsx, holds_texts_as_texts_whatever_they_look_like)
{
    for (std::string const evil :
         {"=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "{=1}", "http://x.example/", "mailto:a@b",
          "internal:Sheet1!A1", "<b>&amp;", "_x0041_"})
        expect_cell(read(to_xlsx({"s", {{"t"}}, {{evil}}})), "A2 s " + ascii(evil) + " General None");
}

TEST(Xlsx, cuts_long_texts_between_characters)
{
    std::string cat;
    for (int i = 0; i < 20'000; ++i)
        cat += "\xf0\x9f\x90\x88"; // two units each
    auto const seen =
        read(to_xlsx({"s", {{"t"}}, {{std::string(40'000, 'x'), cat, std::string(32'767, 'y')}}}));
    expect_cell(seen, "A2 s 32767 ");
    expect_cell(seen, "B2 s 16384 "); // 16,383 cats and an ellipsis
    expect_cell(seen, "C2 s 32767 ");
}

TEST(Xlsx, takes_out_control_characters)
{
    expect_cell(read(to_xlsx({"s", {{"t"}}, {{std::string("a\0b\x1b\x0c\r\nc", 8)}}})), "A2 s 'ab\\nc'");
}

TEST(Xlsx, keeps_every_digit_of_a_long_number)
{
    expect_cell(
        read(to_xlsx({"s", {{"t"}}, {{std::int64_t{210500202611230001}}}})), "A2 s '210500202611230001'");
}

TEST(Xlsx, is_wide_enough_for_chinese)
{
    auto const seen = read(
        to_xlsx({"s", {{"编号"}, {"名称"}}, {{std::string{"1"}, std::string{"住房和城乡建设局供水科"}}}}));
    expect_cell(seen, "width A 10");
    expect_cell(seen, "width B 24");
}

TEST(Xlsx, gives_a_sheet_a_name_that_excel_takes)
{
    EXPECT_TRUE(read(to_xlsx({"a/b:[c]*?'", {{"t"}}, {}})).starts_with("sheet 'abc'"));
    EXPECT_TRUE(read(to_xlsx({"", {{"t"}}, {}})).starts_with("sheet 'Sheet1'"));
    EXPECT_NE(to_xlsx({std::string(99, 'n'), {{"t"}}, {}}), "");
}

TEST(Xlsx, holds_a_hundred_thousand_rows)
{
    Sheet sheet{"s", {{"标题"}, {"件数", Kind::number}, {"日期", Kind::day}}, {}};
    for (std::int64_t row = 0; row < 100'000; ++row)
        sheet.rows.push_back({"关于供水问题的来信" + std::to_string(row), row, day(2026, 11, 23)});
    auto const xlsx = to_xlsx(sheet);
    auto const last = run_tool("sh", {"-c", "unzip -p input xl/worksheets/sheet1.xml | tail -c 600"}, xlsx);
    EXPECT_NE(last.find("r=\"A100001\""), std::string::npos) << last;
    EXPECT_NE(last.find("99999</t>"), std::string::npos) << last;
}

} // namespace
} // namespace fengye::sheet
