#include "modules/media/domain/inspection.hpp"

#include <gtest/gtest.h>

#include "platform/convert/documents.hpp"
#include "tests/testing/made_files.hpp"

// A set of files with something hidden in each, and a set of files as offices have them. Every one of the
// first must be found, and none of the others accused.
namespace fengye::media {
namespace {

using namespace std::string_literals;
using namespace made;

struct Made {
    std::string what, name, bytes;
    HiddenRule rule{};
};

// As LibreOffice writes it in another form.
std::string written_as(std::string const& bytes, std::string const& ending)
{
    convert::Job job{.program = "soffice", .package = "libreoffice-writer-nogui"};
    job.arguments = {"--headless", "--norestore", "--convert-to", ending, "made"};
    job.environment = {"SAL_USE_VCLPLUGIN=svp"};
    job.input_name = "made";
    job.input = bytes;
    job.output_name = "made." + ending;
    job.limits.time = std::chrono::seconds{60};
    job.limits.memory_bytes = std::size_t{4} << 30;
    return convert::Jail::of_this_program().run(job).value();
}

std::string run(std::string const& properties, std::string const& text = "底价三千万元")
{
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
}
std::string paragraph(std::string const& content, std::string const& properties = {})
{
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}
std::string const by = " w:id=\"1\" w:author=\"张三\" w:date=\"2026-01-01T00:00:00Z\"";
std::string const inserted = paragraph("<w:ins" + by + ">" + run("") + "</w:ins>");
std::string const vanished = paragraph(run("<w:vanish/>"));
std::string const remark =
    word_part("comments", "<w:comment" + by + "><w:p><w:r><w:t>领导未同意</w:t></w:r></w:p></w:comment>");
std::string const remarked = paragraph(
    "<w:commentRangeStart w:id=\"1\"/>" + run("", "甲") +
    "<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>");
std::string with_header(std::string const& content)
{
    return word_file(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/></w:sectPr>",
        {{"word/header1.xml", word_part("hdr", content)}});
}
std::string relation(std::string const& kind, std::string const& target)
{
    return word_file(
        "", {{"word/_rels/document.xml.rels",
              "<Relationships><Relationship Id=\"x\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
              "2006/relationships/" +
                  kind + "\" Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>"}});
}

std::vector<Made> hidden_in_word()
{
    using enum HiddenRule;
    auto const style = word_part(
        "styles", "<w:style w:type=\"character\" w:styleId=\"a\"><w:rPr><w:vanish/></w:rPr></w:style>");
    auto const custom = [](std::string const& name) {
        return Parts{
            {"docProps/custom.xml", "<P><property name=\"" + name + "\"><v>红叶</v></property></P>"}};
    };
    return {
        {"words put in", "a.docx", word_file(inserted), tracked_change},
        {"words taken out", "a.docx",
         word_file(paragraph("<w:del" + by + "><w:r><w:delText>三千万</w:delText></w:r></w:del>")),
         tracked_change},
        {"words moved", "a.docx", word_file(paragraph("<w:moveFrom" + by + ">" + run("") + "</w:moveFrom>")),
         tracked_change},
        {"a change of look", "a.docx",
         word_file(paragraph(run("<w:b/><w:rPrChange" + by + "><w:rPr/></w:rPrChange>"))), tracked_change},
        {"a remark", "a.docx", word_file(remarked, {{"word/comments.xml", remark}}), comment},
        {"hidden words", "a.docx", word_file(vanished), hidden_text},
        {"white words", "a.docx", word_file(paragraph(run("<w:color w:val=\"FFFFFF\"/>"))), hidden_text},
        {"tiny words", "a.docx", word_file(paragraph(run("<w:sz w:val=\"2\"/>"))), hidden_text},
        {"words hidden by their style", "a.docx",
         word_file(paragraph(run("<w:rStyle w:val=\"a\"/>")), {{"word/styles.xml", style}}), hidden_text},
        {"hidden words in a footnote", "a.docx",
         word_file(
             "", {{"word/footnotes.xml",
                   word_part("footnotes", "<w:footnote w:id=\"2\">" + vanished + "</w:footnote>")}}),
         hidden_text},
        {"an author", "a.docx", word_file("", {}, "张三"), author},
        {"a second author", "a.docx",
         zip(
             {{"[Content_Types].xml", "<Types/>"},
              {"word/document.xml", word_body("")},
              {"docProps/core.xml", "<cp><cp:lastModifiedBy>李四</cp:lastModifiedBy></cp>"}}),
         author},
        {"who took part", "a.docx",
         word_file("", {{"word/people.xml", "<w15:people><w15:person w15:author=\"王五\"/></w15:people>"}}),
         author},
        {"where a picture was taken", "a.docx",
         word_file("", {{"word/media/image1.jpg", jpeg(segment(0xe1, exif_of_a_place()))}}), place},
        {"the way to a picture", "a.docx",
         word_file(
             paragraph("<w:r><w:drawing><wp:docPr xmlns:wp=\"w\" descr=\"D:\\张三\\a.jpg\"/></w:drawing>"
                       "</w:r>")),
         template_path},
        {"the way to a template", "a.docx",
         word_file("", {{"docProps/app.xml", "<P><Template>D:\\张三\\红头.dotx</Template></P>"}}),
         template_path},
        {"a template on a server", "a.docx", relation("attachedTemplate", "file:///\\\\10.1.2.3\\mb\\a.dotm"),
         template_path},
        {"a property", "a.docx", word_file("", custom("项目代号")), property},
        {"a variable", "a.docx",
         word_file(
             "", {{"word/settings.xml", word_part(
                                            "settings", "<w:docVars><w:docVar w:name=\"a\" "
                                                        "w:val=\"底价\"/></w:docVars>")}}),
         property},
        {"a macro", "a.docm", word_file("", {{"word/vbaProject.bin", "x"}}), macro},
        {"a workbook within", "a.docx", word_file("", {{"word/embeddings/a.xlsx", "x"}}), embedded_object},
        {"a page within", "a.docx", word_file("<w:altChunk r:id=\"a\"/>"), embedded_object},
        {"a picture elsewhere", "a.docx", relation("image", "http://10.0.0.8/a.png"), external_link},
        {"a link into an office", "a.docx", relation("hyperlink", "file:///D:/nb/a.doc"), external_link},
        {"a source of letters", "a.docx",
         word_file(
             "", {{"word/settings.xml",
                   word_part("settings", "<w:mailMerge><w:query w:val=\"SELECT *\"/></w:mailMerge>")}}),
         external_link},
        {"a mark in the header", "a.docx", with_header(paragraph(run("", "机密★1年"))), secrecy_mark},
        {"a mark of internal papers", "a.docx", with_header(paragraph(run("", "内部资料 注意保存"))),
         secrecy_mark},
        {"a mark spread out", "a.docx", with_header(paragraph(run("", "绝  密"))), secrecy_mark},
        {"a watermark", "a.docx",
         with_header(paragraph("<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textpath "
                               "string=\"秘密\"/></v:shape></w:pict></w:r>")),
         secrecy_mark},
        {"a mark in a box", "a.docx",
         word_file(paragraph(
             "<w:r><w:pict><w:txbxContent>" + paragraph(run("", "秘密")) +
             "</w:txbxContent></w:pict></w:r>")),
         secrecy_mark},
        {"a note at the end", "a.docx", word_file(paragraph(run("", "（此件不公开）"))), secrecy_mark}};
}

std::string workbook_file(std::string const& sheet, Parts const& more = {}, std::string const& sheets = {})
{
    constexpr auto* office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    constexpr auto* main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    constexpr auto* package = "http://schemas.openxmlformats.org/package/2006/";
    auto const type = [](std::string const& part, std::string const& kind) {
        return "<Override PartName=\"/xl/" + part +
               "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + kind +
               "+xml\"/>";
    };
    auto const sheet_of = [&](std::string const& content) {
        return "<worksheet xmlns=\""s + main + "\">" + content + "</worksheet>";
    };
    Parts parts{
        {"[Content_Types].xml",
         "<Types xmlns=\""s + package +
             "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
             "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
             "ContentType=\"application/xml\"/>" +
             type("workbook.xml", "sheet.main") + type("worksheets/sheet1.xml", "worksheet") +
             type("worksheets/sheet2.xml", "worksheet") + type("styles.xml", "styles") + "</Types>"},
        {"_rels/.rels", "<Relationships xmlns=\""s + package +
                            "relationships\"><Relationship Id=\"a\" Type=\"" + office +
                            "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships xmlns=\""s + package + "relationships\"><Relationship Id=\"a\" Type=\"" + office +
             "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\"" + office +
             "/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"c\" Type=\"" + office +
             "/styles\" Target=\"styles.xml\"/></Relationships>"},
        {"xl/workbook.xml", "<workbook xmlns=\""s + main + "\" xmlns:r=\"" + office +
                                "\"><sheets><sheet name=\"预算\" " + "sheetId=\"1\" r:id=\"a\"/>" + sheets +
                                "</sheets></workbook>"},
        {"xl/worksheets/sheet1.xml", sheet_of(sheet)},
        {"xl/worksheets/sheet2.xml",
         sheet_of("<sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData>")}};
    parts.insert(parts.end(), more.begin(), more.end());
    return zip(parts);
}
std::string const cells = "<c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c>";
std::string rows(std::string const& of_row, std::string const& before = {}, std::string const& after = {})
{
    return before + "<sheetData><row r=\"1\"><c r=\"A1\"><v>3</v></c></row><row r=\"2\"" + of_row + ">" +
           cells + "</row></sheetData>" + after;
}
std::string styles(std::string const& format, std::string const& font, std::string const& fill)
{
    return "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts "
           "count=\"1\"><numFmt numFmtId=\"200\" formatCode=\";;;\"/></numFmts><fonts><font/>" +
           font + "</fonts><fills><fill><patternFill patternType=\"none\"/></fill>" + fill +
           "</fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/><xf " +
           format + "/></cellXfs></styleSheet>";
}
std::string const styled_cell = "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c></row></sheetData>";
std::string const white_font = "<font><color rgb=\"FFFFFFFF\"/></font>";
std::string const second_sheet_away = "<sheet name=\"底数\" sheetId=\"2\" r:id=\"b\" state=\"hidden\"/>";

std::vector<Made> hidden_in_workbooks()
{
    using enum HiddenRule;
    auto const note = "<comments><commentList><comment ref=\"A1\"><text><t>勿外传</t></text></comment>"
                      "</commentList></comments>";
    return {
        {"a sheet", "a.xlsx", workbook_file(rows(""), {}, second_sheet_away), hidden_sheet},
        {"a sheet that menus do not show", "a.xlsx",
         workbook_file(rows(""), {}, "<sheet name=\"底数\" sheetId=\"2\" r:id=\"b\" state=\"veryHidden\"/>"),
         hidden_sheet},
        {"a row", "a.xlsx", workbook_file(rows(" hidden=\"1\"")), hidden_rows},
        {"a row without height", "a.xlsx", workbook_file(rows(" ht=\"0\" customHeight=\"1\"")), hidden_rows},
        {"a column", "a.xlsx",
         workbook_file(rows("", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>")), hidden_columns},
        {"a column without width", "a.xlsx",
         workbook_file(rows("", "<cols><col min=\"2\" max=\"2\" width=\"0\" customWidth=\"1\"/></cols>")),
         hidden_columns},
        {"numbers shown as nothing", "a.xlsx",
         workbook_file(styled_cell, {{"xl/styles.xml", styles("numFmtId=\"200\"", "", "")}}), hidden_text},
        {"white numbers", "a.xlsx",
         workbook_file(styled_cell, {{"xl/styles.xml", styles("fontId=\"1\" fillId=\"0\"", white_font, "")}}),
         hidden_text},
        {"numbers in the paper's colour", "a.xlsx",
         workbook_file(
             styled_cell,
             {{"xl/styles.xml", styles(
                                    "fontId=\"1\" fillId=\"1\"", "<font><color theme=\"0\"/></font>",
                                    "<fill><patternFill patternType=\"solid\"><fgColor "
                                    "rgb=\"FFFFFFFF\"/></patternFill></fill>")}}),
         hidden_text},
        {"changes of a shared workbook", "a.xlsx",
         workbook_file(rows(""), {{"xl/revisions/revisionLog1.xml", "<a/>"}}), tracked_change},
        {"the records of a pivot table", "a.xlsx",
         workbook_file(rows(""), {{"xl/pivotCache/pivotCacheRecords1.xml", "<a/>"}}), pivot_cache},
        {"another workbook's values", "a.xlsx",
         workbook_file(rows(""), {{"xl/externalLinks/externalLink1.xml", "<a/>"}}), external_link},
        {"a database", "a.xlsx", workbook_file(rows(""), {{"xl/connections.xml", "<a/>"}}), external_link},
        {"a note", "a.xlsx", workbook_file(rows(""), {{"xl/comments1.xml", note}}), comment},
        {"a talk", "a.xlsx",
         workbook_file(
             rows(""), {{"xl/threadedComments/threadedComment1.xml",
                         "<T><threadedComment><text>再压一压</text></threadedComment></T>"}}),
         comment},
        {"a macro", "a.xlsm", workbook_file(rows(""), {{"xl/vbaProject.bin", "x"}}), macro},
        {"an author", "a.xlsx",
         workbook_file(rows(""), {{"docProps/core.xml", "<cp><dc:creator>张三</dc:creator></cp>"}}), author},
        {"a mark in the header", "a.xlsx",
         workbook_file(rows(
             "", "",
             "<headerFooter><oddHeader>&amp;R&amp;\"宋体,常规\"&amp;14秘密</oddHeader></headerFooter>")),
         secrecy_mark}};
}

std::string slides_file(Parts const& more)
{
    Parts parts{{"[Content_Types].xml", "<Types/>"}, {"ppt/presentation.xml", "<p/>"}};
    parts.insert(parts.end(), more.begin(), more.end());
    return zip(parts);
}

std::vector<Made> hidden_in_slides()
{
    using enum HiddenRule;
    auto const notes = [](std::string const& kind) {
        return "<p:notes><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"" + kind +
               "\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:t>别念</a:t></a:p></p:txBody></p:sp></p:notes>";
    };
    return {
        {"a slide", "a.pptx",
         slides_file({{"ppt/slides/slide1.xml", "<p:sld show=\"0\"><a:t>备用</a:t></p:sld>"}}), hidden_slide},
        {"what the speaker says", "a.pptx", slides_file({{"ppt/notesSlides/notesSlide1.xml", notes("body")}}),
         speaker_notes},
        {"a remark", "a.pptx",
         slides_file({{"ppt/comments/comment1.xml", "<p:cmLst><p:cm><p:text>删</p:text></p:cm></p:cmLst>"}}),
         comment},
        {"a shape", "a.pptx",
         slides_file(
             {{"ppt/slides/slide1.xml", "<p:sld><p:sp><p:nvSpPr><p:cNvPr hidden=\"1\"/></p:nvSpPr><p:txBody>"
                                        "<a:p><a:t>底价</a:t></a:p></p:txBody></p:sp></p:sld>"}}),
         hidden_text},
        {"words beside the slide", "a.pptx",
         slides_file(
             {{"ppt/slides/slide1.xml",
               "<p:sld><p:sp><p:spPr><a:xfrm><a:off x=\"13000000\" y=\"0\"/><a:ext cx=\"900000\" "
               "cy=\"900000\"/></a:xfrm></p:spPr><p:txBody><a:p><a:t>底价</a:t></a:p></p:txBody></p:sp>"
               "</p:sld>"}}),
         hidden_text},
        {"a mark", "a.pptx",
         slides_file({{"ppt/slideMasters/slideMaster1.xml", "<p:s><a:p><a:t>机密</a:t></a:p></p:s>"}}),
         secrecy_mark}};
}

std::vector<Made> hidden_in_pictures()
{
    using enum HiddenRule;
    auto const xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>41,17N</exif:GPSLatitude>"s;
    return {
        {"where", "a.jpg", jpeg(segment(0xe1, exif_of_a_place())), place},
        {"where, in XMP", "a.jpg", jpeg(segment(0xe1, xmp)), place},
        {"with what", "a.jpg", jpeg(segment(0xe1, exif(0x0110, "P60 Pro 123"))), device},
        {"by whom", "a.jpg", jpeg(segment(0xe1, exif(0x013b, "张三"))), author},
        {"a remark", "a.jpg", jpeg(segment(0xfe, "内部会议")), comment},
        {"something behind the end", "a.jpg", jpeg("", std::string(400, 'x')), trailing_data},
        {"by whom, in PNG", "a.png", png("tEXt", "Author\0Zhang San"s), author},
        {"where, in PNG", "a.png", png("eXIf", exif_of_a_place().substr(6)), place},
        {"where, in WebP", "a.webp", webp("EXIF", exif_of_a_place().substr(6)), place},
        {"where, in HEIC", "a.heic",
         "\0\0\0\x18"
         "ftypheic"s +
             std::string(40, '\0') + exif_of_a_place(),
         place},
        {"where, in MP4", "a.mp4",
         "\0\0\0\x18"
         "ftypisom"s +
             std::string(40, '\0') + "\xa9xyz+41.2+123.7/",
         place},
        {"a remark in GIF", "a.gif", "GIF89a"s + std::string(7, '\1') + "\x21\xfe\x06" + "secret\0\x3b"s,
         comment}};
}

std::string text_at(int x, int y, std::string const& text, std::string const& before = {})
{
    return "BT " + before + " /F1 12 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text +
           ") Tj ET\n";
}
std::string note(std::string const& content)
{
    return "/Annots[<</Type/Annot/Rect[10 10 90 90]" + content + ">>]";
}
std::string saved_again(std::string const& drawn)
{
    auto first = Pdf{.drawn = text_at(72, 600, "Three million")}.file();
    auto const place = std::to_string(first.size());
    first += "4 0 obj\n" + stream("", text_at(72, 700, "Heating notice") + drawn) + "\nendobj\n";
    auto const table = std::to_string(first.size());
    return first + "xref\n4 1\n" + std::string(10 - place.size(), '0') + place +
           " 00000 n \ntrailer<</Size 8/Root 1 0 R/Prev " +
           first.substr(
               first.find("startxref\n") + 10, first.find("\n%%EOF") - first.find("startxref\n") - 10) +
           ">>\nstartxref\n" + table + "\n%%EOF\n";
}
std::string const whole_page = "q 595 0 0 842 0 0 cm /I1 Do Q\n";
std::string const layers = "/OCProperties<</OCGs[6 0 R]/D<<";

std::vector<Made> hidden_in_pdf()
{
    using enum HiddenRule;
    auto const secret = text_at(72, 600, "Three million");
    auto const drawn = [](std::string what, std::string const& content) {
        return Made{std::move(what), "a.pdf", Pdf{.drawn = content}.file(), hidden_text};
    };
    auto const annotated = [](std::string what, std::string const& content, HiddenRule rule) {
        return Made{std::move(what), "a.pdf", Pdf{.page = note(content)}.file(), rule};
    };
    return {
        drawn("words without ink", text_at(72, 600, "Three million", "3 Tr")),
        drawn("words that only cut", text_at(72, 600, "Three million", "7 Tr")),
        drawn("white words", text_at(72, 600, "Three million", "1 g")),
        drawn("white words in print colours", text_at(72, 600, "Three million", "0 0 0 0 k")),
        drawn("black words on black", "0 g 60 590 200 30 re f\n" + secret),
        drawn("words seen through", "/G0 gs\n" + secret),
        drawn("words as small as dust", "BT /F1 0.4 Tf 72 600 Td (Three million) Tj ET\n"),
        drawn("words under a bar", secret + "0 g 60 590 200 30 re f\n"),
        drawn("words under a white bar", secret + "1 g 60 590 200 30 re f\n"),
        drawn("words under a picture", secret + "q 200 0 0 30 60 590 cm /I1 Do Q\n"),
        drawn("words below the page", text_at(72, -200, "Three million")),
        drawn("words beside the page", text_at(900, 400, "Three million")),
        drawn("words clipped away", "q 0 0 10 10 re W n\n" + secret + "Q\n"),
        {"a page taken out", "a.pdf",
         Pdf{.more = {"<</Type/Page/MediaBox[0 0 595 842]/Contents 9 0 R>>", stream("", secret)}}.file(),
         old_revision},
        {"words cut off", "a.pdf",
         Pdf{.drawn = text_at(72, 60, "Three million"), .page = "/CropBox[0 200 595 842]"}.file(),
         hidden_text},
        {"a layer that is off", "a.pdf",
         Pdf{.drawn = "/OC /L1 BDC " + secret + " EMC\n", .catalogue = layers + "/OFF[6 0 R]>>>>"}.file(),
         hidden_text},
        {"a layer that is never on", "a.pdf",
         Pdf{.drawn = "/OC /L1 BDC " + secret + " EMC\n", .catalogue = layers + "/BaseState/OFF>>>>"}.file(),
         hidden_text},
        annotated("blackening not carried out", "/Subtype/Redact", hidden_text),
        annotated("a remark", "/Subtype/Text/Contents(Not agreed)", comment),
        annotated("a marked place", "/Subtype/Highlight/Contents(Who says so?)", comment),
        annotated("a struck place", "/Subtype/StrikeOut/Contents(Out)", comment),
        annotated("a hidden remark", "/Subtype/FreeText/F 2/Contents(Out)", comment),
        annotated("a hidden field", "/Subtype/Widget/FT/Tx/F 2/V(Three million)", hidden_text),
        annotated("a file pinned to the page", "/Subtype/FileAttachment", embedded_object),
        annotated("a program to begin", "/Subtype/Link/A<</S/Launch/F(a.exe)>>", macro),
        annotated(
            "a link into an office", "/Subtype/Link/A<</S/URI/URI(file:///D:/nb/a.doc)>>", external_link),
        {"a script", "a.pdf", Pdf{.catalogue = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"}.file(),
         macro},
        {"a file", "a.pdf",
         Pdf{.catalogue =
                 "/Names<</EmbeddedFiles<</Names[(a.xls)<</Type/Filespec/F(a.xls)/EF<</F 8 0 R>>>>]>>>>",
             .more = {stream("/Type/EmbeddedFile", "x")}}
             .file(),
         embedded_object},
        {"an author", "a.pdf", Pdf{.trailer = "/Info 8 0 R", .more = {"<</Author<FEFF5F204E09>>>"}}.file(),
         author},
        {"an author in XMP", "a.pdf",
         Pdf{.catalogue = "/Metadata 8 0 R",
             .more = {stream(
                 "/Type/Metadata/Subtype/XML",
                 "<x:xmpmeta><dc:creator><rdf:Seq><rdf:li>张三</rdf:li></rdf:Seq></dc:creator>"
                 "</x:xmpmeta>")}}
             .file(),
         author},
        {"the way to a file", "a.pdf",
         Pdf{.trailer = "/Info 8 0 R", .more = {"<</Title(C:\\\\Users\\\\zhangsan\\\\a.doc)>>"}}.file(),
         template_path},
        {"what it said before", "a.pdf", saved_again(""), old_revision},
        {"where a picture was taken", "a.pdf",
         Pdf{.drawn = "q 90 0 0 90 60 590 cm /I1 Do Q\n",
             .picture = stream(
                 "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray"
                 "/BitsPerComponent 8/Filter/DCTDecode",
                 jpeg(segment(0xe1, exif_of_a_place())))}
             .file(),
         place},
        {"a page nobody can read by machine", "a.pdf",
         pdf_of(
             {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I1 5 0 "
              "R>>>>>>",
              stream("", whole_page),
              stream(
                  "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray"
                  "/BitsPerComponent 8",
                  "\x10\x80\x90\xf0")}),
         no_text_layer},
        {"a mark", "a.pdf", Pdf{.drawn = text_at(500, 800, "CONFIDENTIAL")}.file(), secrecy_mark},
        {"pages behind a password", "a.pdf",
         Pdf{.trailer = "/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]/Encrypt<<"
                        "/Filter/Standard/V 1/R 2/P -64/O<" +
                        std::string(64, 'a') + ">/U<" + std::string(64, 'b') + ">>>"}
             .file(),
         encrypted}};
}

std::vector<Made> hidden_in_others()
{
    using enum HiddenRule;
    auto const word = word_file(inserted);
    auto const packed = [](std::string const& format, std::string const& name, std::string const& bytes) {
        convert::Job job{.program = "bsdtar", .package = "libarchive-tools"};
        job.arguments = {"-c", "-f", "made", "--format", format, name};
        job.input_name = name;
        job.input = bytes;
        job.output_name = "made";
        return convert::Jail::of_this_program().run(job).value();
    };
    auto deep = zip({{"a.txt", "x"}});
    for (int i = 0; i < 5; ++i)
        deep = zip({{"a.zip", deep}});
    return {
        {"a file in an archive", "a.zip", zip({{"附件/a.docx", word}}), tracked_change},
        {"a file in a 7z", "a.7z", packed("7zip", "a.docx", word), tracked_change},
        {"a file in a tar", "a.tar", packed("ustar", "a.docx", word), tracked_change},
        {"an archive in an archive", "a.zip", zip({{"b.zip", zip({{"a.txt", "x"}})}}), nested_archive},
        {"archives without end", "a.zip", deep, unreadable},
        {"a locked archive", "a.zip", zip({{"a.txt", "x"}}, 0x801), encrypted},
        {"a program in an archive", "a.zip", zip({{"看图.exe", "MZ"}}), program},
        {"a program under another name", "a.jpg", "MZ"s + std::string(200, '\0'), program},
        {"a script in an archive", "a.zip", zip({{"run.bat", "del"}}), program},
        {"a table under another name", "a.jpg", workbook_file(rows("")), other_type},
        {"a document under another name", "a.pdf", word_file(""), other_type},
        {"a marked text", "a.txt", "秘密★3年\n关于\n", secrecy_mark},
        {"half a file", "a.docx", word.substr(0, word.size() / 2), unreadable},
        {"half a PDF of nothing", "a.pdf", "%PDF-1.4\nnothing", unreadable},
        {"words put in, old form", "a.doc", written_as(word, "doc"), tracked_change},
        {"hidden words, old form", "a.doc", written_as(word_file(vanished), "doc"), hidden_text},
        {"a remark, old form", "a.doc",
         written_as(word_file(remarked, {{"word/comments.xml", remark}}), "doc"), comment},
        {"an author, old form", "a.doc", written_as(word_file("", {}, "张三"), "doc"), author},
        {"a mark, old form", "a.doc", written_as(with_header(paragraph(run("", "机密★1年"))), "doc"),
         secrecy_mark},
        {"words put in, rich text", "a.rtf", written_as(word, "rtf"), tracked_change},
        {"words put in, OpenDocument", "a.odt", written_as(word, "odt"), tracked_change},
        {"a row, old form", "a.xls", written_as(workbook_file(rows(" hidden=\"1\"")), "xls"), hidden_rows},
        {"a sheet, old form", "a.xls", written_as(workbook_file(rows(""), {}, second_sheet_away), "xls"),
         hidden_sheet},
        {"white words, exported", "a.pdf",
         written_as(word_file(paragraph(run("<w:color w:val=\"FFFFFF\"/>"))), "pdf"), hidden_text}};
}

std::vector<Made> clean_files()
{
    auto const word = [](std::string what, std::string const& body, Parts const& more = {}) {
        return Made{std::move(what), "a.docx", word_file(body, more)};
    };
    auto const core = [](std::string what, std::string const& author) {
        return Made{std::move(what), "a.docx", word_file("", {}, author)};
    };
    auto const sheet = [](std::string what, std::string const& content, Parts const& more = {}) {
        return Made{std::move(what), "a.xlsx", workbook_file(content, more)};
    };
    auto const picture = [](std::string what, std::string const& name, std::string const& bytes) {
        return Made{std::move(what), name, bytes};
    };
    auto const pdf = [](std::string what, Pdf const& file) {
        return Made{std::move(what), "a.pdf", file.file()};
    };
    auto const table =
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>"
        "<w:tr><w:tc>" +
        paragraph(run("", "密级")) + "</w:tc><w:tc>" + paragraph(run("", "秘密")) + "</w:tc></w:tr></w:tbl>" +
        paragraph(run("", "二、做好保障。")) + paragraph(run("", "三、加强检查。"));
    auto const white_on_blue = styles(
        "fontId=\"1\" fillId=\"1\" applyFill=\"1\"", white_font,
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF1F4E79\"/></patternFill></fill>");
    auto const seen = text_at(72, 600, "Three million");
    std::vector<Made> files{
        word("a notice", ""),
        word("a table of degrees", table),
        word("the law's own words", paragraph(run("", "国家秘密的密级分为绝密、机密、秘密三级。"))),
        word("bold and red", paragraph(run("<w:b/><w:color w:val=\"C00000\"/>"))),
        word("white on red", paragraph(run("<w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"C00000\"/>"))),
        word(
            "white on the paragraph's blue",
            paragraph(run("<w:color w:val=\"FFFFFF\"/>"), "<w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>")),
        word("small print", paragraph(run("<w:sz w:val=\"15\"/>"))),
        word("hidden marks of paragraphs", paragraph(run(""), "<w:rPr><w:vanish/></w:rPr>")),
        word("not hidden after all", paragraph(run("<w:vanish w:val=\"0\"/>"))),
        word(
            "footnotes", "",
            {{"word/footnotes.xml", word_part(
                                        "footnotes", "<w:footnote w:id=\"2\">" +
                                                         paragraph(run("", "见附件。")) + "</w:footnote>")}}),
        word("list of remarks, empty", "", {{"word/comments.xml", word_part("comments", "")}}),
        word(
            "WPS's own properties", "",
            {{"docProps/custom.xml",
              "<P><property name=\"KSOProductBuildVer\"><v>2052-12.1</v></property></P>"}}),
        word("the usual template", "", {{"docProps/app.xml", "<P><Template>Normal.dotm</Template></P>"}}),
        word("a list of sources, empty", "", {{"customXml/item1.xml", "<b:Sources/>"}}),
        core("nobody's", ""),
        core("a program's", "python-docx"),
        core("an account's", "Administrator"),
        core("an office's", "本溪市人民政府办公室"),
        core("a bureau's", "市住房和城乡建设局"),
        {"a header", "a.docx", with_header(paragraph(run("", "本溪市人民政府文件")))},
        {"a page number", "a.docx", with_header(paragraph(run("", "— 1 —")))},
        {"for the public", "a.docx", word_file(paragraph(run("", "（此件公开发布）")))},
        {"a link of the web", "a.docx", relation("hyperlink", "https://www.gov.cn/")},
        {"an address of mail", "a.docx", relation("hyperlink", "mailto:a@benxi.gov.cn")},
        sheet("numbers", rows("")),
        sheet(
            "white on a theme's blue", styled_cell,
            {{"xl/styles.xml", styles(
                                   "fontId=\"1\" fillId=\"1\"", "<font><color theme=\"0\"/></font>",
                                   "<fill><patternFill patternType=\"solid\"><fgColor theme=\"4\"/>"
                                   "</patternFill></fill>")}}),
        {"a picture within", "a.docx", word_file("", {{"word/media/image1.jpg", jpeg("")}})},
        sheet(
            "columns nobody uses, away",
            rows("", "<cols><col min=\"9\" max=\"16384\" hidden=\"1\"/></cols>")),
        sheet("wide columns", rows("", "<cols><col min=\"1\" max=\"2\" width=\"20\"/></cols>")),
        sheet("a white title on blue", styled_cell, {{"xl/styles.xml", white_on_blue}}),
        sheet(
            "a footer",
            rows("", "", "<headerFooter><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter>")),
        {"two sheets", "a.xlsx",
         workbook_file(rows(""), {}, "<sheet name=\"说明\" sheetId=\"2\" r:id=\"b\"/>")},
        {"slides", "a.pptx",
         slides_file({{"ppt/slides/slide1.xml", "<p:sld><a:p><a:t>供热</a:t></a:p></p:sld>"}})},
        {"notes that are the slide's number", "a.pptx",
         slides_file(
             {{"ppt/notesSlides/notesSlide1.xml",
               "<p:notes><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"sldNum\"/></p:nvPr></p:nvSpPr>"
               "<p:txBody><a:t>1</a:t></p:txBody></p:sp></p:notes>"}})},
        picture("a picture", "a.jpg", jpeg("")),
        picture(
            "turned", "a.jpg",
            jpeg(segment(
                0xe1, "Exif\0\0II*\0"s + little(8, 4) + little(1, 2) + little(0x112, 2) + little(3, 2) +
                          little(1, 4) + little(6, 4) + little(0, 4)))),
        picture("of a program", "a.jpg", jpeg(segment(0xe1, exif(0x0131, "GIMP 2.10")))),
        picture("by gd", "a.jpeg", jpeg(segment(0xfe, "CREATOR: gd-jpeg v1.0"))),
        picture("noughts behind the end", "a.jpg", jpeg("", std::string(400, '\0'))),
        picture("a screenshot", "a.png", png("tEXt", "Software\0gnome-screenshot"s)),
        picture("with a size for print", "a.png", png("pHYs", std::string(9, '\1'))),
        picture("a small WebP", "a.webp", webp("VP8L", std::string(20, '\1'))),
        picture("a small GIF", "a.gif", "GIF89a"s + std::string(7, '\1') + "\x3b"),
        pdf("a page", {.drawn = seen}),
        pdf("white on blue",
            {.drawn = "0 0 .5 rg 60 590 200 30 re f\n" + text_at(72, 600, "Three million", "1 g")}),
        pdf("black on yellow", {.drawn = "1 1 0 rg 60 590 200 30 re f 0 g\n" + seen}),
        pdf("print's black", {.drawn = text_at(72, 600, "Three million", "0 0 0 1 k")}),
        pdf("a white page under it", {.drawn = seen, .ground = "1 g 0 0 595 842 re f 0 g\n"}),
        pdf("white on a picture",
            {.drawn = "q 200 0 0 60 60 580 cm /I1 Do Q\n" + text_at(72, 600, "Three million", "1 g")}),
        pdf("outlines", {.drawn = text_at(72, 600, "Three million", "1 g 2 Tr")}),
        pdf("a shadow", {.drawn = seen + text_at(71, 601, "Three million", "1 g")}),
        pdf("a scan with its words", {.drawn = text_at(72, 600, "Three million", "3 Tr") + whole_page}),
        pdf("a scan with words behind", {.drawn = seen + whole_page}),
        pdf("small print", {.drawn = "BT /F1 5 Tf 72 600 Td (Three million) Tj ET\n"}),
        pdf("a picture beside", {.drawn = seen + "q 90 0 0 90 300 590 cm /I1 Do Q\n"}),
        pdf("a line under words", {.drawn = seen + "60 595 200 1 re f\n"}),
        pdf("words over the edge", {.drawn = text_at(500, 600, "Three million and some more words")}),
        pdf("a layer that is on", {.drawn = "/OC /L1 BDC " + seen + " EMC\n", .catalogue = layers + ">>>>"}),
        pdf("words in their frame", {.drawn = "q 60 590 200 30 re W n\n" + seen + "Q\n"}),
        pdf("a link", {.page = note("/Subtype/Link/A<</S/URI/URI(https://www.gov.cn/)>>")}),
        pdf("a field to fill in", {.page = note("/Subtype/Widget/FT/Tx/V(Name)")}),
        pdf("an office's", {.trailer = "/Info 8 0 R",
                            .more = {"<</Author<FEFF5E0253D1653F59D454584F1A>/Producer(Writer)>>"}}),
        {"saved again with its words", "a.pdf", saved_again(text_at(72, 600, "Three million and one"))},
        {"an archive", "a.zip", zip({{"a.docx", word_file("")}, {"b.txt", "公开"}})},
        {"an archive in folders", "a.zip", zip({{"附件/", ""}, {"附件/a.xlsx", workbook_file(rows(""))}})},
        {"a text", "a.txt", "关于供热的通知\n各县区：\n"},
        {"a text of the law", "a.txt", "第一条\n第二条\n第三条\n第四条\n秘密\n"},
        {"a text in GB18030", "a.txt", "\xb9\xab\xb8\xe6\n"},
        {"a text in UTF-16", "a.txt", "\xff\xfe\x6c\x51\x4a\x54"},
        {"a table as text", "a.csv", "项目,金额\n供热,3\n"},
        {"today's form under the old name", "a.doc", word_file("")}};
    files.push_back({"old form", "a.doc", written_as(word_file(table), "doc")});
    files.push_back({"rich text", "a.rtf", written_as(word_file(table), "rtf")});
    files.push_back({"OpenDocument", "a.odt", written_as(word_file(""), "odt")});
    files.push_back({"old workbook", "a.xls", written_as(workbook_file(rows("")), "xls")});
    files.push_back({"exported", "a.pdf", written_as(word_file(table), "pdf")});
    files.push_back({"workbook exported", "a.pdf", written_as(workbook_file(rows("")), "pdf")});
    return files;
}

std::string told(std::vector<Hidden> const& findings)
{
    std::string text;
    for (auto const& [level, rule, where, excerpt] : findings)
        text += std::string{name_of(level)} + " " + std::string{name_of(rule)} + " " + where + " " + excerpt +
                "\n";
    return text;
}

TEST(HiddenFiles, are_all_found)
{
    std::size_t count = 0;
    for (auto const& list :
         {hidden_in_word(), hidden_in_workbooks(), hidden_in_slides(), hidden_in_pictures(), hidden_in_pdf(),
          hidden_in_others()})
        for (auto const& [what, name, bytes, rule] : list) {
            auto const found = inspect(bytes, name).value_or(Inspected{});
            auto const is_it = [&](Hidden const& one) {
                return one.rule == rule && one.level != Level::hint;
            };
            EXPECT_TRUE(std::any_of(found.findings.begin(), found.findings.end(), is_it))
                << name << " with " << what << ", found:\n"
                << told(found.findings);
            ++count;
        }
    EXPECT_GE(count, 60u);
}

TEST(CleanFiles, are_not_accused)
{
    auto const files = clean_files();
    EXPECT_GE(files.size(), 60u);
    for (auto const& [what, name, bytes, rule] : files) {
        auto const found = inspect(bytes, name);
        ASSERT_TRUE(found) << what;
        auto const accuses = [](Hidden const& one) { return one.level != Level::hint; };
        EXPECT_FALSE(std::any_of(found->findings.begin(), found->findings.end(), accuses))
            << name << ": " << what << ", found:\n"
            << told(found->findings);
    }
}

TEST(InspectedFiles, give_their_text)
{
    auto const text = [](std::string const& bytes) { return inspect(bytes).value().text; };
    auto const says = [&](std::string const& bytes, std::string const& words) {
        return text(bytes).find(words) != std::string::npos;
    };
    EXPECT_TRUE(says(with_header(paragraph(run("", "页眉"))), "页眉"));
    EXPECT_TRUE(says(word_file(paragraph(run("", "供热") + run("<w:b/>", "价格"))), "供热价格\n"));
    EXPECT_TRUE(says(word_file(inserted), "底价三千万元"));
    EXPECT_TRUE(says(Pdf{}.file(), "Heating notice"));
    EXPECT_TRUE(says(zip({{"附件/清单.txt", "公开"}}), "附件/清单.txt\n公开"));
    EXPECT_TRUE(says(
        workbook_file(
            rows(""), {{"xl/sharedStrings.xml", "<sst><si><r><t>供</t></r><r><t>热</t></r></si></sst>"}}),
        "供热\n"));
}

} // namespace
} // namespace fengye::media
