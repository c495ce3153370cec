#include "modules/editorial/domain/imported.hpp"

#include <gtest/gtest.h>

#include "platform/archive/zip.hpp"
#include "platform/convert/documents.hpp"
#include "platform/utf8/utf8.hpp"
#include "tests/testing/made_files.hpp"

namespace fengye::editorial {
namespace {

using namespace std::string_literals;
using namespace made;

// As a program of Debian writes it in another form.
std::string written_by(
    std::string const& program, std::vector<std::string> arguments, std::string const& bytes,
    std::string const& made)
{
    convert::Job job{.program = program, .package = program};
    job.arguments = std::move(arguments);
    job.environment = {"SAL_USE_VCLPLUGIN=svp"};
    job.input_name = "made.md";
    job.input = bytes;
    job.output_name = made;
    job.limits.time = std::chrono::seconds{60};
    job.limits.memory_bytes = std::size_t{4} << 30;
    return convert::Jail::of_this_program().run(job).value();
}
std::string as(std::string const& bytes, std::string const& ending)
{
    return written_by(
        "soffice", {"--headless", "--norestore", "--convert-to", ending, "made.md"}, bytes, "made." + ending);
}
std::string by_pandoc(std::string const& markdown, std::string const& ending)
{
    return written_by("pandoc", {"-s", "-o", "out." + ending, "made.md"}, markdown, "out." + ending);
}

std::string p(std::string const& content, std::string const& properties = {})
{
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + content + "</w:p>";
}
std::string r(std::string const& text, std::string const& properties = {})
{
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string list(std::string const& text, std::string const& list, int level = 0)
{
    return p(
        r(text), "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + list +
                     "\"/></w:numPr>");
}
std::string cell(std::string const& text, std::string const& properties = {})
{
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(r(text)) + "</w:tc>";
}
std::string row(std::string const& cells, std::string const& properties = {})
{
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
std::string table(std::string const& rows)
{
    return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/><w:gridCol "
           "w:w=\"2000\"/></w:tblGrid>" +
           rows + "</w:tbl>";
}
std::string const numbering = word_part("numbering", [] {
    auto const shape = [](std::string const& id, std::string const& levels) {
        return "<w:abstractNum w:abstractNumId=\"" + id + "\">" + levels + "</w:abstractNum>";
    };
    auto const level = [](int at, std::string const& format, std::string const& text) {
        return "<w:lvl w:ilvl=\"" + std::to_string(at) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
               format + "\"/><w:lvlText w:val=\"" + text + "\"/></w:lvl>";
    };
    std::string lists;
    for (auto const* id : {"1", "2", "3", "4"})
        lists += "<w:num w:numId=\""s + id + "\"><w:abstractNumId w:val=\"" + id + "\"/></w:num>";
    return shape("1", level(0, "decimal", "%1.") + level(1, "bullet", "·")) +
           shape("2", level(0, "bullet", "·") + level(1, "bullet", "·")) +
           shape("3", level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")) +
           shape("4", level(0, "chineseCounting", "第%1条　") + level(1, "decimal", "%1.%2")) + lists;
}());
std::string const styles = word_part(
    "styles",
    "<w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"T\"><w:name "
    "w:val=\"Title\"/></w:style><w:style w:styleId=\"2\"><w:basedOn w:val=\"1\"/><w:pPr><w:outlineLvl "
    "w:val=\"1\"/></w:pPr></w:style>");
std::string const by = " w:id=\"1\" w:author=\"甲\" w:date=\"2026-01-01T00:00:00Z\"";
std::string const picture = png("pHYs", std::string(9, '\1'));

// A document whose text begins with the usual lines of a notice.
std::string doc(std::string const& body, Parts const& more = {})
{
    return word_file(body, more);
}
std::string with_relation(
    std::string const& body, std::string const& kind, std::string const& target, Parts more,
    bool is_outside = false)
{
    more.emplace_back(
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
        "Id=\"x\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
            kind + "\" Target=\"" + target + "\"" + (is_outside ? " TargetMode=\"External\"" : "") +
            "/></Relationships>");
    return word_file(body, more);
}
std::string const blip =
    p("<w:r><w:drawing><wp:inline xmlns:wp=\"w\"><wp:docPr descr=\"热力站\"/><a:blip xmlns:a=\"a\" "
      "r:embed=\"x\"/></wp:inline></w:drawing></w:r>");
std::string const box = "<w:txbxContent>" + p(r("框里的话")) + "</w:txbxContent>";

struct Source {
    std::string what, name, bytes;
    std::string holds{}; // some markup of the result
};

std::vector<Source> documents()
{
    std::string long_text;
    for (int i = 0; i < 3000; ++i)
        long_text += p(r("第" + std::to_string(i) + "段文字"));
    std::string deep = r("最里层");
    for (int i = 0; i < 30; ++i)
        deep = "<w:smartTag>" + deep + "</w:smartTag>";
    auto const merged = table(
        row(cell("单位", "<w:vMerge w:val=\"restart\"/>") + cell("指标", "<w:gridSpan w:val=\"2\"/>")) +
        row(cell("", "<w:vMerge/>") + cell("甲") + cell("乙")));
    auto const notes = [](std::string const& kind) {
        return Parts{
            {"word/" + kind + "s.xml",
             word_part(
                 kind + "s", "<w:" + kind + " w:id=\"2\">" + p(r("见统计年鉴。")) + "</w:" + kind + ">")}};
    };
    return {
        {"a notice", "a.docx", doc("")},
        {"headings by name", "a.docx",
         doc(p(r("总则"), "<w:pStyle w:val=\"1\"/>"), {{"word/styles.xml", styles}}), "<h2>总则</h2>"},
        {"headings by rank", "a.docx",
         doc(p(r("细则"), "<w:pStyle w:val=\"2\"/>"), {{"word/styles.xml", styles}}), "<h3>细则</h3>"},
        {"headings by their own rank", "a.docx", doc(p(r("附则"), "<w:outlineLvl w:val=\"2\"/>")),
         "<h4>附则</h4>"},
        {"headings by their words", "a.docx", doc(p(r("（二）完善制度"))), "<h3>（二）完善制度</h3>"},
        {"bold and high and low", "a.docx",
         doc(
             p(r("要点", "<w:b/>") + r("m") + r("2", "<w:vertAlign w:val=\"superscript\"/>") +
               r("斜", "<w:i/>"))),
         "<strong>要点</strong>m<sup>2</sup><em>斜</em>"},
        {"to the right", "a.docx", doc(p(r("市政府"), "<w:jc w:val=\"right\"/>")),
         "<p class=\"align-right\">市政府</p>"},
        {"plain numbers", "a.docx",
         doc(list("甲", "1") + list("乙", "1"), {{"word/numbering.xml", numbering}}),
         "<ol><li>甲</li><li>乙</li></ol>"},
        {"lists in lists", "a.docx",
         doc(list("甲", "1") + list("子", "1", 1) + list("乙", "1"), {{"word/numbering.xml", numbering}}),
         "<ol><li>甲<ul><li>子</li></ul></li><li>乙</li></ol>"},
        {"bullets", "a.docx",
         doc(list("甲", "2") + p(r("间")) + list("乙", "2"), {{"word/numbering.xml", numbering}}),
         "<ul><li>甲</li></ul><p>间</p><ul><li>乙</li></ul>"},
        {"Chinese numbers", "a.docx",
         doc(list("压实责任。", "3") + list("分工。", "3", 1) + list("备足物资。", "3"),
             {{"word/numbering.xml", numbering}}),
         "<p>一、压实责任。</p><p>（一）分工。</p><p>二、备足物资。</p>"},
        {"numbers of articles", "a.docx",
         doc(list("为了供热。", "4") + list("本办法。", "4"), {{"word/numbering.xml", numbering}}),
         "第二条　本办法。"},
        {"a table", "a.docx", doc(table(row(cell("甲") + cell("乙") + cell("丙")))),
         "<td>甲</td><td>乙</td><td>丙</td>"},
        {"joined cells", "a.docx", doc(merged), "<td rowspan=\"2\">单位</td><td colspan=\"2\">指标</td>"},
        {"a table's head", "a.docx",
         doc(table(row(cell("项目") + cell("数"), "<w:tblHeader/>") + row(cell("甲") + cell("1")))), "<th"},
        {"a table in a table", "a.docx",
         doc(table(row("<w:tc>" + table(row(cell("里"))) + p(r("外")) + "</w:tc>"))), "里"},
        {"a table in a form", "a.docx",
         doc("<w:sdt><w:sdtContent>" + table(row(cell("甲"))) + "</w:sdtContent></w:sdt>"), "<td>甲</td>"},
        {"two lines in a cell", "a.docx", doc(table(row("<w:tc>" + p(r("上")) + p(r("下")) + "</w:tc>"))),
         "<p>上</p><p>下</p>"},
        {"words put in", "a.docx", doc(p("<w:ins" + by + ">" + r("新增") + "</w:ins>")), "新增"},
        {"words taken out", "a.docx",
         doc(p("<w:del" + by + "><w:r><w:delText>删去</w:delText></w:r></w:del>" + r("留下")))},
        {"words moved", "a.docx",
         doc(p("<w:moveFrom" + by + ">" + r("搬家") + "</w:moveFrom>") +
             p("<w:moveTo" + by + ">" + r("搬家") + "</w:moveTo>"))},
        {"remarks", "a.docx",
         doc(p(r("甲")), {{"word/comments.xml",
                           word_part("comments", "<w:comment" + by + ">" + p(r("不妥")) + "</w:comment>")}})},
        {"hidden words", "a.docx", doc(p(r("底价", "<w:vanish/>") + r("公告")))},
        {"a link", "a.docx",
         with_relation(
             p("<w:hyperlink r:id=\"x\">" + r("政府网") + "</w:hyperlink>"), "hyperlink",
             "https://www.gov.cn/", {}, true),
         "<a href=\"https://www.gov.cn/\">政府网</a>"},
        {"a link into an office", "a.docx",
         with_relation(
             p("<w:hyperlink r:id=\"x\">" + r("文件") + "</w:hyperlink>"), "hyperlink", "file:///D:/a", {},
             true),
         "<p>文件</p>"},
        {"a picture", "a.docx", with_relation(blip, "image", "media/a.png", {{"word/media/a.png", picture}}),
         "<img src=\"/files/1/import\" alt=\"热力站\">"},
        {"a picture of another kind", "a.docx",
         with_relation(blip, "image", "media/a.emf", {{"word/media/a.emf", "\1\0\0\0"s}})},
        {"a box", "a.docx",
         doc(
             p("<w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" +
               box + "</mc:Fallback></mc:AlternateContent></w:r>")),
         "<p>框里的话</p>"},
        {"a box of old", "a.docx", doc(p("<w:r><w:pict>" + box + "</w:pict></w:r>" + r("旁边"))),
         "<p>旁边</p><p>框里的话</p>"},
        {"footnotes", "a.docx",
         doc(p(r("增长") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"), notes("footnote")),
         "<p>增长<sup>[1]</sup></p><p>[1] 见统计年鉴。</p>"},
        {"endnotes", "a.docx",
         doc(p(r("增长") + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>"), notes("endnote")),
         "[1] 见统计年鉴。"},
        {"a field", "a.docx",
         doc(
             p("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>" +
               r("7") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")),
         "<p>7</p>"},
        {"a form's field", "a.docx", doc(p("<w:sdt><w:sdtContent>" + r("填写") + "</w:sdtContent></w:sdt>")),
         "填写"},
        {"names marked by a program", "a.docx", doc(p(deep)), "最里层"},
        {"readings above words", "a.docx",
         doc(
             p("<w:r><w:ruby><w:rt>" + r("xi") + "</w:rt><w:rubyBase>" + r("溪") +
               "</w:rubyBase></w:ruby></w:r>")),
         "溪（xi）"},
        {"a formula", "a.docx", doc(p("<m:oMath xmlns:m=\"m\"><m:r><m:t>x=1</m:t></m:r></m:oMath>")), "x=1"},
        {"signs", "a.docx",
         doc(
             p("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>" + r("同意") +
               "<w:r><w:sym w:font=\"X\" w:char=\"F011\"/></w:r>")),
         "☑同意"},
        {"lines and tabs", "a.docx",
         doc(p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>")), "甲<br>乙 丙"},
        {"heads and feet of pages", "a.docx",
         doc("", {{"word/header1.xml", word_part("hdr", p(r("机密★")))},
                  {"word/footer1.xml", word_part("ftr", p(r("第1页")))}})},
        {"a page within", "a.docx", doc("<w:altChunk r:id=\"a\"/>")},
        {"rare characters", "a.docx", doc(p(r("𠀀𫚭😀é&lt;b&gt;&amp;"))), "𠀀𫚭😀é&lt;b&gt;&amp;"},
        {"3,000 paragraphs", "a.docx", doc(long_text), "第2999段文字"},
        {"by pandoc", "a.docx",
         by_pandoc(
             "# 总则\n\n第一条 为了。\n\n- 甲\n- 乙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n正文[^1]\n\n[^1]: "
             "注\n",
             "docx"),
         "<li>甲</li>"},
        {"by pandoc, OpenDocument", "a.odt", by_pandoc("# 总则\n\n第一条 为了。\n\n1. 甲\n2. 乙\n", "odt"),
         "为了"},
        {"by pandoc, rich text", "a.rtf", by_pandoc("# 总则\n\n第一条 为了。\n", "rtf"), "为了"},
        {"old form", "a.doc", as(doc(merged + p(r("见上表。"))), "doc"), "rowspan=\"2\""},
        {"old form with words put in", "a.doc",
         as(doc(p("<w:ins" + by + ">" + r("新增") + "</w:ins>")), "doc"), "新增"},
        {"rich text", "a.rtf", as(doc(p(r("要点", "<w:b/>"))), "rtf"), "<strong>要点</strong>"},
        {"OpenDocument", "a.odt",
         as(doc(list("甲", "1") + list("乙", "1"), {{"word/numbering.xml", numbering}}), "odt"),
         "<li>甲</li>"},
        {"a web page as a document", "a.doc",
         as(as("<html><body><h1>题</h1><p>正文</p></body></html>", "odt"), "doc"), "正文"},
        {"text", "a.txt", "关于供热的通知\n各县区：\n正文。\n", "<p>正文。</p>"},
        {"text with a mark", "a.txt", "\xef\xbb\xbf正文。", "<p>正文。</p>"},
        {"text in UTF-16", "a.txt", "\xff\xfe\x6c\x51\x4a\x54\x02\x30"s, "公告。"},
        {"text in UTF-16, the other way", "a.txt", "\xfe\xff\x51\x6c\x54\x4a\x30\x02"s, "公告。"},
        {"text in GB18030", "a.txt", "\xb9\xab\xb8\xe6\xa1\xa3\r\n\xd5\xfd\xce\xc4\xa1\xa3\r\n",
         "<p>公告。</p><p>正文。</p>"},
        {"text of an old machine", "a.txt", "一行。\r二行。\r", "<p>一行。</p><p>二行。</p>"},
        {"text with markup", "a.txt", "<script>alert(1)</script>。", "&lt;script&gt;"},
        {"text with full-width spaces", "a.txt", "　　开头。\n\n\n　　结尾。\n",
         "<p>开头。</p><p>结尾。</p>"}};
}

// What a .docx says in all, counted without our reader: between the tags of words, remarks, heads and feet.
std::size_t counted(std::string const& bytes)
{
    auto const zip = archive::Zip::open(bytes);
    std::size_t sum = 0;
    for (auto const& entry : zip->entries()) {
        auto const is = [&](std::string const& start) { return entry.name.starts_with("word/" + start); };
        if (!is("document") && !is("header") && !is("footer") && !is("footnotes") && !is("endnotes") &&
            !is("comments"))
            continue;
        auto xml = zip->read(entry.name, 64u << 20).value();
        if (auto const second = xml.find("<mc:Fallback>"); second != xml.npos)
            xml.erase(second, xml.find("</mc:Fallback>") - second);
        for (std::string const tag : {"w:t", "w:delText", "m:t"})
            for (auto at = xml.find("<" + tag); at != xml.npos; at = xml.find("<" + tag, at + 1)) {
                auto const after = xml[at + tag.size() + 1];
                auto const begin = xml.find('>', at) + 1;
                if ((after != '>' && after != ' ') || xml[begin - 2] == '/')
                    continue;
                auto words = xml.substr(begin, xml.find('<', begin) - begin);
                for (std::string const entity : {"&lt;", "&gt;", "&amp;"})
                    for (auto e = words.find(entity); e != words.npos; e = words.find(entity))
                        words.replace(e, entity.size(), "x");
                for (char32_t c : utf8::decoded(words))
                    sum += c > U' ' && c != U'\u3000' && c != U'\u00a0' ? 1 : 0;
            }
        for (auto at = xml.find("<w:sym "); at != xml.npos; at = xml.find("<w:sym ", at + 1))
            ++sum;
    }
    return sum;
}

TEST(Importing, loses_nothing_in_silence)
{
    auto const sources = documents();
    EXPECT_GE(sources.size(), 50u);
    for (auto const& [what, name, bytes, holds] : sources) {
        auto const imported = import_document(bytes, name);
        ASSERT_TRUE(imported) << what << ": " << imported.error().words;
        std::size_t lost = 0;
        for (auto const& loss : imported->losses) {
            lost += loss.characters;
            EXPECT_NE(loss.kind, LossKind::other) << what << ", " << loss.characters << " characters";
        }
        EXPECT_EQ(imported->kept_characters + lost, imported->source_characters) << what;
        if (name == "a.docx")
            EXPECT_EQ(imported->source_characters, counted(bytes)) << what;
        EXPECT_NE(imported->body.text().find(holds), std::string::npos)
            << what << ": " << imported->body.text();
    }
}

std::string told(std::string const& bytes)
{
    std::string text;
    auto const imported = import_document(bytes, "a.docx");
    if (!imported)
        return imported.error().words;
    for (auto const& [kind, count, characters, sample] : imported->losses)
        text += std::string{name_of(kind)} + " " + std::to_string(count) + " " + std::to_string(characters) +
                " " + sample + "\n";
    return text;
}

TEST(Importing, says_what_it_leaves_behind)
{
    EXPECT_EQ(told(doc("")), "");
    EXPECT_EQ(
        told(doc(p("<w:del" + by + "><w:r><w:delText>删去</w:delText></w:r></w:del>"))),
        "deleted_text 1 2 删去\n");
    EXPECT_EQ(told(doc(p(r("底价", "<w:vanish/>")))), "hidden_text 1 2 底价\n");
    EXPECT_EQ(
        told(doc("", {{"word/header1.xml", word_part("hdr", p(r("机密★")))}})), "page_header 1 3 机密★\n");
    EXPECT_EQ(
        told(with_relation(blip, "image", "media/a.emf", {{"word/media/a.emf", "\1\0\0\0"s}})),
        "picture 1 0 \n");
    EXPECT_EQ(told(doc("<w:altChunk r:id=\"a\"/>")), "embedded_file 1 0 \n");
}

TEST(Importing, refuses_what_it_cannot_read)
{
    auto const unreadable = "editorial.error_import_unreadable"s;
    auto const good = doc("");
    EXPECT_EQ(told(""), "media.file_empty");
    EXPECT_EQ(told(good.substr(0, good.size() / 2)), unreadable);
    EXPECT_EQ(told(zip({{"a.txt", "x"}})), unreadable);
    EXPECT_EQ(told(zip({{"word/document.xml", "<w:p>"}})), unreadable);
    EXPECT_EQ(told(zip({{"word/document.xml", good}}, 0x801)), unreadable) << "locked";
    EXPECT_EQ(told("%PDF-1.7 ..."), unreadable);
    EXPECT_EQ(told(picture), unreadable);
    EXPECT_EQ(told(std::string(64, '\0')), unreadable);
    EXPECT_EQ(told("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s + std::string(600, '\7')), unreadable)
        << "a compound file of nothing";
    EXPECT_EQ(
        told(zip({{"word/document.xml", "<w:d><w:body>" + std::string(65u << 20, ' ') + "</w:body></w:d>"}})),
        unreadable)
        << "too large a part";
}

TEST(Importing, reads_the_layout_of_official_documents)
{
    auto const body = p(r("本溪市人民政府文件"), "<w:jc w:val=\"center\"/>") +
                      p(r("本政发〔2026〕12号"), "<w:jc w:val=\"center\"/>") +
                      p(r("本溪市人民政府关于印发"), "<w:jc w:val=\"center\"/>") +
                      p(r("供热管理办法的通知"), "<w:jc w:val=\"center\"/>") +
                      p(r("各自治县、区人民政府：")) + p(r("现予印发。")) +
                      p(r("本溪市人民政府"), "<w:jc w:val=\"right\"/>") +
                      p(r("2026年1月5日"), "<w:jc w:val=\"right\"/>") + p(r("（此件公开发布）"));
    auto const file = zip({{"word/document.xml", word_part("document", "<w:body>" + body + "</w:body>")}});
    auto const imported = import_document(file, "a.docx").value();
    EXPECT_EQ(imported.title, "本溪市人民政府关于印发供热管理办法的通知");
    EXPECT_EQ(imported.doc_no, "本政发〔2026〕12号");
    EXPECT_EQ(imported.addressee, "各自治县、区人民政府");
    EXPECT_EQ(imported.signature, "本溪市人民政府");
    EXPECT_EQ(to_text(imported.made_on.value()), "2026-01-05");
    EXPECT_EQ(imported.losses.size(), 1u) << "the printed head of the office";
    EXPECT_EQ(imported.body.text().find("<p>各自治县、区人民政府：</p>"), 0u);

    auto const text = import_document(
                          "本政办发〔2025〕3号\n关于做好防汛工作的\n通知\n\n各县区：\n请照办。\n市政府办公室"
                          "\n二〇二五年六月三十日\n",
                          "a.txt")
                          .value();
    EXPECT_EQ(text.title, "关于做好防汛工作的通知");
    EXPECT_EQ(text.doc_no, "本政办发〔2025〕3号");
    EXPECT_EQ(text.signature, "市政府办公室");
    EXPECT_EQ(to_text(text.made_on.value()), "2025-06-30");

    auto const letter = import_document("今天天气很好，大家出来走走。\n明天也是。\n", "a.txt").value();
    EXPECT_EQ(letter.title, "") << "a sentence is no title";
    EXPECT_FALSE(letter.made_on);
}

TEST(Importing, gives_pictures_the_addresses_they_are_kept_under)
{
    auto const imported =
        import_document(
            with_relation(blip + blip, "image", "media/a.png", {{"word/media/a.png", picture}}), "a.docx")
            .value();
    EXPECT_EQ(imported.pictures.size(), 2u);
    EXPECT_EQ(imported.pictures[0].alt, "热力站");
    auto const body = with_picture_addresses(imported.body, {"/files/8/a.png", ""}).value().text();
    EXPECT_NE(body.find("<img src=\"/files/8/a.png\" alt=\"热力站\">"), std::string::npos) << body;
    EXPECT_EQ(body.find("/import"), std::string::npos) << body;
}

TEST(Importing, bears_any_bytes)
{
    auto const good =
        doc(table(row(cell("甲", "<w:vMerge/>") + cell("乙", "<w:gridSpan w:val=\"99999\"/>"))) +
                list("甲", "1", 7),
            {{"word/numbering.xml", numbering}});
    for (std::size_t i = 0; i < good.size(); i += 3) {
        auto changed = good;
        changed[i] = static_cast<char>(changed[i] ^ 0x15);
        (void)import_document(changed, "a.docx");
    }
    std::string deep;
    for (int i = 0; i < 20'000; ++i)
        deep += "<w:tbl><w:tr><w:tc>";
    auto const imported = import_document(
        zip({{"word/document.xml", word_part("document", "<w:body>" + deep + "</w:body>")}}), "a.docx");
    EXPECT_FALSE(imported && !imported->body.empty()) << "what is nested without end is nothing";
}

} // namespace
} // namespace fengye::editorial
