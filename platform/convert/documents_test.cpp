#include "platform/convert/documents.hpp"

#include <sstream>

#include <gtest/gtest.h>

#include "platform/convert/walls.hpp"
#include "tests/testing/tools.hpp"

namespace fengye::convert {
namespace {

constexpr auto* letter = R"(<h1>关于供水问题的答复</h1>
<p>您好，来信收悉。现将办理情况答复如下：</p>
<h2>一、办理情况</h2>
<table border="1"><tr><th>单位</th><th>结果</th></tr>
<tr><td rowspan="2">住房和城乡建设局</td><td>已修复管道</td></tr><tr><td>已恢复供水</td></tr></table>
<ol><li>第一项</li><li>第二项 &lt;b&gt;</li></ol>)";

// On one line and without blanks, which a PDF sets as it likes.
std::string squeezed(std::string text)
{
    std::erase_if(text, [](unsigned char c) { return c <= ' '; });
    return text;
}

TEST(Documents, become_a_pdf_on_a4_with_its_text)
{
    auto const pdf = to_pdf(letter).value();
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
    auto const text = squeezed(run_tool("pdftotext", {"-layout", "input", "-"}, pdf));
    for (auto const* said :
         {"关于供水问题的答复", "现将办理情况答复如下", "住房和城乡建设局", "已恢复供水", "第二项<b>"})
        EXPECT_NE(text.find(said), std::string::npos) << said << " in " << text;
    EXPECT_NE(run_tool("pdfinfo", {"input"}, pdf).find("(A4)"), std::string::npos);
}

TEST(Documents, carry_their_fonts_in_the_pdf)
{
    std::istringstream fonts{run_tool("pdffonts", {"input"}, to_pdf(letter).value())};
    std::string line;
    std::getline(fonts, line);
    auto const embedded = line.find("emb");
    ASSERT_NE(embedded, std::string::npos);
    std::getline(fonts, line);
    bool is_noto = false;
    while (std::getline(fonts, line)) {
        EXPECT_EQ(line.substr(embedded, 3), "yes") << line;
        is_noto = is_noto || line.find("NotoSerifCJK") != std::string::npos;
    }
    EXPECT_TRUE(is_noto);
}

// The font's name does not tell: Noto's languages share one outline table, which bears the Japanese name.
TEST(Documents, are_set_in_chinese_shapes)
{
    auto const drawn = [](std::string const& language, std::string const& font) {
        auto const page = "<html lang=\"" + language +
                          "\"><head><meta charset=\"utf-8\"><style>body { font-family: \"" + font +
                          "\" }</style></head><body lang=\"" + language + "\"><p>直骨海角</p>";
        return run_tool(
            "pdftoppm", {"-r", "60", "-singlefile", "input", "out"}, to_pdf(page).value(), "input",
            "out.ppm");
    };
    EXPECT_TRUE(drawn("zh-CN", "Noto Serif CJK SC") != drawn("ja-JP", "Noto Serif CJK JP"));
    auto const xml = run_tool(
        "unzip", {"-p", "input", "word/document.xml", "word/styles.xml"}, to_docx("<p>直</p>").value());
    EXPECT_NE(xml.find("w:eastAsia=\"zh-CN\""), std::string::npos);
    EXPECT_EQ(xml.find("w:eastAsia=\"ja"), std::string::npos);
}

TEST(Documents, become_a_docx_with_headings_and_a_table)
{
    auto const docx = to_docx(letter).value();
    auto const xml = run_tool("unzip", {"-p", "input", "word/document.xml"}, docx);
    for (auto const* said :
         {"关于供水问题的答复", "住房和城乡建设局", "<w:tbl>", "<w:vMerge w:val=\"restart\"/>",
          "<w:pStyle w:val=\"Heading1\"/>", "<w:pStyle w:val=\"Heading2\"/>", "<w:numPr>"})
        EXPECT_NE(xml.find(said), std::string::npos) << said;
}

TEST(Documents, keep_the_paper_of_a_page_that_names_it)
{
    auto const pdf =
        to_pdf("<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><style>@page { size: 14.8cm 21cm }</style>"
               "</head><body><p>通知</p></body></html>")
            .value();
    EXPECT_NE(run_tool("pdfinfo", {"input"}, pdf).find("419."), std::string::npos);
}

TEST(Documents, are_made_two_at_once)
{
    std::string first;
    std::thread other{[&] { first = to_pdf("<p>甲</p>").value_or(""); }};
    auto const second = to_pdf("<p>乙</p>").value_or("");
    other.join();
    EXPECT_NE(run_tool("pdftotext", {"input", "-"}, first).find("甲"), std::string::npos);
    EXPECT_NE(run_tool("pdftotext", {"input", "-"}, second).find("乙"), std::string::npos);
}

TEST(Documents, are_refused_at_once_to_who_may_not_wait_while_all_turns_are_taken)
{
    using namespace std::chrono_literals;
    Jail taken{Walls::limits_only, {.at_once = 0, .waiting = 8, .patience = 60s}};
    auto const begun = std::chrono::steady_clock::now();
    EXPECT_EQ(to_pdf_now("<p>甲</p>", taken).error().because, Because::too_many);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

TEST(Documents, are_made_behind_low_walls_too)
{
    Jail jail{Walls::limits_only};
    EXPECT_TRUE(to_pdf("<p>甲</p>", jail).value().starts_with("%PDF-"));
}

TEST(Documents, show_nothing_of_the_machine)
{
    for (auto const walls : {Walls::namespaces, Walls::limits_only}) {
        Jail jail{walls};
        auto const pdf = to_pdf(
            "<p>甲</p><p><img src=\"file:///etc/hostname\"><iframe src=\"file:///etc/passwd\"></iframe></p>",
            jail);
        if (!pdf && walls == Walls::namespaces && !walls_stand())
            continue; // This machine lets nobody make namespaces.
        auto const text = run_tool("pdftotext", {"input", "-"}, pdf.value());
        EXPECT_EQ(text.find("root:"), std::string::npos) << text;
    }
}

} // namespace
} // namespace fengye::convert
