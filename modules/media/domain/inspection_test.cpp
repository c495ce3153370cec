#include "modules/media/domain/inspection.hpp"

#include <gtest/gtest.h>

#include "tests/testing/made_files.hpp"

namespace fengye::media {
namespace {

using namespace std::string_literals;
using namespace made;

// "must_fix comment word/comments.xml 请核对", hints left out.
using Found = std::vector<std::string>;
Found found_in(std::string const& bytes)
{
    auto const found = inspect(bytes);
    if (!found)
        return {"not looked into"};
    Found list;
    for (auto const& [level, rule, where, excerpt] : found->findings)
        if (level != Level::hint)
            list.push_back(
                std::string{name_of(level)} + " " + std::string{name_of(rule)} + " " + where +
                (excerpt.empty() ? "" : " " + excerpt));
    return list;
}

std::string const types = "<Types/>";
std::string document(std::string const& body)
{
    return "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>";
}
std::string word(std::string const& body, Parts const& more = {})
{
    Parts parts{{"[Content_Types].xml", types}, {"word/document.xml", document(body)}};
    parts.insert(parts.end(), more.begin(), more.end());
    return zip(parts);
}
std::string
workbook(std::string const& sheet, Parts const& more = {}, std::string const& sheets = "<sheet name=\"表\"/>")
{
    Parts parts{
        {"[Content_Types].xml", types},
        {"xl/workbook.xml", "<workbook><sheets>" + sheets + "</sheets></workbook>"},
        {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"}};
    parts.insert(parts.end(), more.begin(), more.end());
    return zip(parts);
}
std::string slides(Parts const& more)
{
    Parts parts{{"[Content_Types].xml", types}, {"ppt/presentation.xml", "<p/>"}};
    parts.insert(parts.end(), more.begin(), more.end());
    return zip(parts);
}

TEST(HiddenInWord, is_what_was_changed_and_commented)
{
    EXPECT_EQ(
        found_in(word("<w:p><w:del><w:r><w:delText>三千万元</w:delText></w:r></w:del></w:p>")),
        Found{"must_fix tracked_change word/document.xml 三千万元"});
    EXPECT_EQ(
        found_in(word("<w:p><w:ins><w:r><w:t>五月</w:t></w:r></w:ins></w:p>")),
        Found{"must_fix tracked_change word/document.xml 五月"});
    EXPECT_EQ(
        found_in(word(
            "<w:p/>",
            {{"word/comments.xml", "<w:comments><w:comment><w:t>请核对</w:t></w:comment></w:comments>"}})),
        Found{"must_fix comment word/comments.xml 请核对"});
    EXPECT_EQ(
        found_in(word(
            "<w:p/>", {{"word/header1.xml",
                        "<w:hdr><w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom></w:p></w:hdr>"}})),
        Found{"must_fix tracked_change word/header1.xml 旧"});
}

TEST(HiddenInWord, is_text_that_nobody_sees)
{
    auto const run = [](std::string const& properties) {
        return found_in(word("<w:p><w:r><w:rPr>" + properties + "</w:rPr><w:t>底价</w:t></w:r></w:p>"));
    };
    Found const hidden{"must_fix hidden_text word/document.xml 底价"};
    EXPECT_EQ(run("<w:vanish/>"), hidden);
    EXPECT_EQ(run("<w:color w:val=\"FFFFFF\"/>"), hidden);
    EXPECT_EQ(run("<w:color w:val=\"FEFEFE\"/>"), hidden);
    EXPECT_EQ(run("<w:sz w:val=\"2\"/>"), hidden);
    auto const styled = [](std::string const& style) {
        return found_in(word(
            "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:rPr><w:color "
            "w:val=\"FFFFFF\"/></w:rPr><w:t>底价</w:t></w:r></w:p>",
            {{"word/styles.xml", "<w:styles><w:style w:styleId=\"a\">" + style + "</w:style></w:styles>"}}));
    };
    EXPECT_EQ(styled(""), hidden);
    EXPECT_EQ(styled("<w:pPr><w:shd w:fill=\"C00000\"/></w:pPr>"), Found{}) << "white on red";
    EXPECT_EQ(run("<w:vanish w:val=\"0\"/><w:sz w:val=\"21\"/><w:color w:val=\"FF0000\"/>"), Found{});
    EXPECT_EQ(run("<w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"C00000\"/>"), Found{}) << "white on red";
    EXPECT_EQ(
        found_in(word("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>")),
        Found{})
        << "the mark of a paragraph is no text";
    EXPECT_EQ(
        found_in(word(
            "<w:p><w:r><w:rPr><w:rStyle w:val=\"b\"/></w:rPr><w:t>底价</w:t></w:r></w:p>",
            {{"word/styles.xml", "<w:styles><w:style w:styleId=\"b\"><w:basedOn "
                                 "w:val=\"a\"/></w:style><w:style w:styleId=\"a\"><w:rPr>"
                                 "<w:vanish/></w:rPr></w:style></w:styles>"}})),
        hidden);
}

TEST(HiddenInWord, is_who_wrote_it_and_from_where)
{
    auto const core = [](std::string const& name) {
        return found_in(
            word("<w:p/>", {{"docProps/core.xml", "<cp:p><dc:creator>" + name + "</dc:creator></cp:p>"}}));
    };
    EXPECT_EQ(core("张三"), Found{"please_confirm author docProps/core.xml 张三"});
    for (auto const* nobody :
         {"", "python-docx", "Administrator", "WPS_1602987654", " 用户 ", "Microsoft Office User"})
        EXPECT_EQ(core(nobody), Found{}) << nobody;
    auto const app = [](std::string const& name) {
        return found_in(word("<w:p/>", {{"docProps/app.xml", "<P><Template>" + name + "</Template></P>"}}));
    };
    EXPECT_EQ(app("Normal.dotm"), Found{});
    EXPECT_EQ(
        app("C:\\Users\\zhangsan\\a.dotx"),
        Found{"please_confirm template_path docProps/app.xml C:\\Users\\zhangsan\\a.dotx"});
    EXPECT_EQ(
        found_in(word(
            "<w:p/>",
            {{"docProps/custom.xml", "<P><property name=\"项目代号\"><v>红叶</v></property><property "
                                     "name=\"KSOProductBuildVer\"><v>2052-12.1</v></property></P>"}})),
        Found{"please_confirm property docProps/custom.xml 项目代号: 红叶"});
}

TEST(HiddenInWord, is_what_it_points_at_and_holds)
{
    auto const relation = [](std::string const& kind, std::string const& target) {
        return found_in(word(
            "<w:p/>", {{"word/_rels/document.xml.rels", "<R><Relationship Type=\"x/" + kind + "\" Target=\"" +
                                                            target + "\" TargetMode=\"External\"/></R>"}}));
    };
    EXPECT_EQ(relation("hyperlink", "https://www.gov.cn/"), Found{});
    EXPECT_EQ(relation("image", "http://10.0.0.8/a.png").size(), 1u);
    EXPECT_EQ(relation("hyperlink", "file:///D:/内部/a.doc").size(), 1u);
    EXPECT_EQ(
        found_in(word("<w:p/>", {{"word/vbaProject.bin", "x"}})),
        Found{"must_fix macro word/vbaProject.bin"});
    EXPECT_EQ(
        found_in(word("<w:p/>", {{"word/embeddings/oleObject1.bin", "x"}})),
        Found{"please_confirm embedded_object word/embeddings/oleObject1.bin"});
}

TEST(HiddenInWorkbooks, is_what_is_folded_away)
{
    std::string const cell = "<c r=\"B2\"><v>1</v></c>";
    auto const rows = [&](std::string const& row, std::string const& columns = {}) {
        return found_in(
            workbook(columns + "<sheetData><row r=\"2\"" + row + ">" + cell + "</row></sheetData>"));
    };
    EXPECT_EQ(rows(""), Found{});
    EXPECT_EQ(rows(" hidden=\"1\""), Found{"must_fix hidden_rows xl/worksheets/sheet1.xml"});
    EXPECT_EQ(
        rows("", "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>"),
        Found{"must_fix hidden_columns xl/worksheets/sheet1.xml"});
    EXPECT_EQ(rows("", "<cols><col min=\"3\" max=\"16384\" hidden=\"1\"/></cols>"), Found{})
        << "nothing stands there";
    EXPECT_EQ(
        found_in(workbook("", {}, "<sheet name=\"一\"/><sheet name=\"底数\" state=\"veryHidden\"/>")),
        Found{"must_fix hidden_sheet xl/workbook.xml 底数"});
}

TEST(HiddenInWorkbooks, is_what_is_written_in_white_or_not_shown)
{
    auto const styled = [](std::string const& format, std::string const& fonts,
                           std::string const& fill = {}) {
        return found_in(workbook(
            "<sheetData><row><c r=\"A1\" s=\"1\"><v>1</v></c></row></sheetData>",
            {{"xl/styles.xml",
              "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\";;;\"/></numFmts><fonts><font/>" +
                  fonts + "</fonts><fills><fill><patternFill patternType=\"none\"/></fill>" + fill +
                  "</fills><cellXfs><xf/><xf " + format + "/></cellXfs></styleSheet>"}}));
    };
    Found const hidden{"must_fix hidden_text xl/worksheets/sheet1.xml"};
    EXPECT_EQ(styled("numFmtId=\"200\"", ""), hidden);
    EXPECT_EQ(styled("fontId=\"1\" fillId=\"0\"", "<font><color rgb=\"FFFFFFFF\"/></font>"), hidden);
    EXPECT_EQ(
        styled(
            "fontId=\"1\" fillId=\"1\"", "<font><color rgb=\"FFFFFFFF\"/></font>",
            "<fill><patternFill patternType=\"solid\"/></fill>"),
        Found{})
        << "a title row";
}

TEST(HiddenInWorkbooks, is_what_lies_beside_the_sheets)
{
    for (auto const& [part, rule] :
         {std::pair{"xl/pivotCache/pivotCacheRecords1.xml", "pivot_cache"},
          {"xl/externalLinks/externalLink1.xml", "external_link"},
          {"xl/vbaProject.bin", "macro"}})
        EXPECT_EQ(found_in(workbook("", {{part, "<a/>"}})), Found{"must_fix "s + rule + " " + part});
    EXPECT_EQ(
        found_in(
            workbook("", {{"xl/comments1.xml", "<comments><comment><t>勿外传</t></comment></comments>"}})),
        Found{"must_fix comment xl/comments1.xml 勿外传"});
}

TEST(HiddenInSlides, is_what_the_audience_does_not_see)
{
    EXPECT_EQ(
        found_in(slides({{"ppt/slides/slide1.xml", "<p:sld show=\"0\"><a:t>备用</a:t></p:sld>"}})),
        Found{"must_fix hidden_slide ppt/slides/slide1.xml 备用"});
    auto const notes = [](std::string const& kind) {
        return found_in(slides(
            {{"ppt/notesSlides/notesSlide1.xml",
              "<p:notes><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"" + kind +
                  "\"/></p:nvPr></p:nvSpPr><p:txBody><a:t>别念</a:t></p:txBody></p:sp></p:notes>"}}));
    };
    EXPECT_EQ(notes("body"), Found{"must_fix speaker_notes ppt/notesSlides/notesSlide1.xml 别念"});
    EXPECT_EQ(notes("sldNum"), Found{});
}

TEST(HiddenInPictures, is_where_with_what_and_by_whom)
{
    EXPECT_EQ(found_in(jpeg("")), Found{});
    EXPECT_EQ(found_in(jpeg(segment(0xe1, exif_of_a_place()))), Found{"must_fix place GPS"});
    EXPECT_EQ(
        found_in(jpeg(segment(0xe1, exif(0x0110, "P60 Pro 123")))),
        Found{"please_confirm device Exif P60 Pro 123"});
    EXPECT_EQ(
        found_in(jpeg(segment(0xe1, exif(0x013b, "张三 局长")))),
        Found{"please_confirm author Exif 张三 局长"});
    EXPECT_EQ(found_in(jpeg(segment(0xe1, exif(0x0131, "GIMP 2.10")))), Found{}) << "the program alone";
    EXPECT_EQ(found_in(jpeg(segment(0xfe, "内部会议"))), Found{"please_confirm comment COM 内部会议"});
    EXPECT_EQ(found_in(jpeg(segment(0xfe, "CREATOR: gd-jpeg v1.0"))), Found{});
}

TEST(HiddenInPictures, is_what_lies_behind_their_end)
{
    EXPECT_EQ(
        found_in(jpeg("", std::string(400, 'x'))),
        Found{"please_confirm trailing_data  " + std::string(60, 'x')});
    EXPECT_EQ(found_in(jpeg("", std::string(400, '\0'))), Found{});
}

TEST(HiddenInPictures, is_what_chunks_of_png_say)
{
    auto const chunk = [](std::string const& type, std::string const& data) {
        return found_in(made::png(type, data));
    };
    EXPECT_EQ(chunk("tEXt", "Author\0Zhang San"s), Found{"please_confirm author PNG Zhang San"});
    EXPECT_EQ(chunk("tEXt", "Software\0gnome-screenshot"s), Found{});
    EXPECT_EQ(chunk("eXIf", exif_of_a_place().substr(6)), Found{"must_fix place GPS"});
}

TEST(HiddenInPictures, is_taken_out_and_nothing_else)
{
    auto const turned = "Exif\0\0II*\0"s + little(8, 4) + little(2, 2) + little(0x112, 2) + little(3, 2) +
                        little(1, 4) + little(6, 4) + little(0x8825, 2) + little(4, 2) + little(1, 4) +
                        little(38, 4) + little(0, 4) + little(1, 2) + little(2, 2) + little(5, 2) +
                        little(3, 4) + little(0, 4) + little(0, 4);
    auto const profile = segment(0xe2, "ICC_PROFILE\0\1\1abc"s);
    auto const with =
        jpeg(segment(0xe0, "JFIF\0"s) + segment(0xe1, turned) + profile + segment(0xfe, "内部会议"));
    EXPECT_EQ(found_in(with).size(), 2u);
    auto const without = without_traces(with);
    EXPECT_EQ(found_in(without), Found{});
    EXPECT_NE(without.find(profile), std::string::npos);
    EXPECT_NE(without.find("\x01\x12\0\x03\0\0\0\x01\0\x06"s), std::string::npos) << "turned as before";
    EXPECT_TRUE(without.ends_with(jpeg("").substr(2))) << "the picture itself";
    EXPECT_EQ(without_traces(jpeg(profile)), jpeg(profile));

    auto const note = made::png("tEXt", "Author\0Zhang San"s);
    EXPECT_EQ(found_in(without_traces(note + std::string(400, 'x'))), Found{});
    EXPECT_EQ(without_traces(made::png("pHYs", "123456789")), made::png("pHYs", "123456789"));
    EXPECT_EQ(without_traces("GIF89a"), "GIF89a");
    for (std::size_t i = 0; i < with.size(); ++i)
        EXPECT_LE(without_traces(with.substr(0, i)).size(), i + 40);
}

TEST(HiddenInArchives, is_found_in_what_they_hold)
{
    auto const inner = word("<w:p><w:ins><w:r><w:t>五月</w:t></w:r></w:ins></w:p>");
    EXPECT_EQ(
        found_in(zip({{"附件/a.docx", inner}})),
        Found{"must_fix tracked_change 附件/a.docx/word/document.xml 五月"});
    EXPECT_EQ(found_in(zip({{"a.txt", "公开"}, {"b.docx", word("<w:p/>")}})), Found{});
    auto const nested = zip({{"b.zip", zip({{"c.jpg", jpeg(segment(0xe1, exif_of_a_place()))}})}});
    EXPECT_EQ(
        found_in(nested), (Found{"please_confirm nested_archive b.zip", "must_fix place b.zip/c.jpg/GPS"}));
    auto deep = zip({{"a.txt", "x"}});
    for (int i = 0; i < 6; ++i)
        deep = zip({{"a.zip", deep}});
    EXPECT_EQ(found_in(deep).back(), "must_fix unreadable a.zip/a.zip/a.zip");
    EXPECT_EQ(found_in(zip({{"a.rar", "Rar!\x1a\x07\x01"s}})).back(), "must_fix unreadable a.rar");
}

TEST(Inspection, says_of_broken_files_that_it_could_not_look)
{
    auto const good = word("<w:p/>");
    EXPECT_EQ(found_in(good.substr(0, good.size() - 30)), Found{"must_fix unreadable "});
    EXPECT_EQ(
        found_in(zip({{"word/document.xml", "<w:p>"}, {"[Content_Types].xml", types}})),
        Found{"must_fix unreadable word/document.xml"});
    EXPECT_EQ(found_in("\0\1\2\3\4\5\6\7"s), Found{"not looked into"});
    EXPECT_EQ(found_in(""), Found{"not looked into"});
}

TEST(Inspection, bears_any_bytes)
{
    std::vector<std::string> const good{
        word("<w:p><w:ins/></w:p>"), jpeg(segment(0xe1, exif_of_a_place())),
        jpeg(segment(0xe1, exif(0x0110, "x"))),
        "GIF89a"s + std::string(7, '\1') + "\x21\xfe\x03" + "abc\0\x3b"s};
    for (auto const& bytes : good)
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            auto changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ 0xff);
            inspect(changed);
            inspect(bytes.substr(0, i));
        }
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<w:p><w:ins><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>";
    for (int i = 0; i < 100'000; ++i)
        deep += "</w:r></w:ins></w:p>";
    EXPECT_EQ(found_in(word(deep)).size(), 1u) << "the same is told once";
    std::string many;
    for (int i = 0; i < 50; ++i)
        many += "<w:p><w:ins><w:r><w:t>" + std::to_string(i) + "</w:t></w:r></w:ins></w:p>";
    EXPECT_EQ(found_in(word(many)).size(), 20u) << "of a rule no more are told";
}

} // namespace
} // namespace fengye::media
