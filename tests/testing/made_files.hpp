#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// For tests: files as programs write them, built by hand part by part.
namespace fengye::made {

using namespace std::string_literals;

inline std::string little(std::uint32_t number, int count)
{
    std::string bytes;
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(number >> (8 * i));
    return bytes;
}
inline std::string big(std::uint32_t number, int count)
{
    auto const bytes = little(number, count);
    return {bytes.rbegin(), bytes.rend()};
}
inline std::uint32_t crc_of(std::string_view bytes)
{
    std::uint32_t crc = 0xffffffff;
    for (unsigned char byte : bytes) {
        crc ^= byte;
        for (int i = 0; i < 8; ++i)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
    return ~crc;
}

// An archive whose parts are stored as they are.
using Parts = std::vector<std::pair<std::string, std::string>>;
inline std::string zip(Parts const& parts, std::uint32_t flags = 0x800)
{
    std::string files, folder;
    for (auto const& [name, bytes] : parts) {
        auto const size = static_cast<std::uint32_t>(bytes.size());
        auto const head = little(20, 2) + little(flags, 2) + little(0, 6) + little(crc_of(bytes), 4) +
                          little(size, 4) + little(size, 4) +
                          little(static_cast<std::uint32_t>(name.size()), 2) + little(0, 2);
        folder += "PK\x01\x02"s + little(20, 2) + head + little(0, 10) +
                  little(static_cast<std::uint32_t>(files.size()), 4) + name;
        files += "PK\x03\x04"s + head + name + bytes;
    }
    auto const count = static_cast<std::uint32_t>(parts.size());
    return files + folder + "PK\x05\x06"s + little(0, 4) + little(count, 2) + little(count, 2) +
           little(static_cast<std::uint32_t>(folder.size()), 4) +
           little(static_cast<std::uint32_t>(files.size()), 4) + little(0, 2);
}

inline std::string part(std::string const& name, std::string const& space, std::string const& content)
{
    auto const prefix = name.substr(0, name.find(':'));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + name + " xmlns:" + prefix +
           "=\"http://schemas.openxmlformats.org/" + space +
           "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" + content +
           "</" + name + ">";
}

// Text after the usual first paragraphs of a notice.
inline std::string word_body(std::string const& body)
{
    std::string notice;
    for (auto const* line :
         {"关于做好今冬供热工作的通知", "各县（区）人民政府：", "现将有关事项通知如下。", "一、压实责任。"})
        notice += "<w:p><w:r><w:t>"s + line + "</w:t></w:r></w:p>";
    return part("w:document", "wordprocessingml/2006/main", "<w:body>" + notice + body + "</w:body>");
}
inline std::string word_part(std::string const& element, std::string const& content)
{
    return part("w:" + element, "wordprocessingml/2006/main", content);
}

// A file that LibreOffice opens too: every part of word/ is declared and related to the text.
inline std::string word_file(std::string const& body, Parts const& more = {}, std::string const& author = {})
{
    constexpr auto* office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    constexpr auto* package = "http://schemas.openxmlformats.org/package/2006/";
    std::string const word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    std::string types = "<Types xmlns=\""s + package +
                        "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
                        "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
                        "ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
                        "ContentType=\"" +
                        word_type +
                        "document.main+xml\"/><Override PartName=\"/docProps/core.xml\" "
                        "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
    std::string relations = "<Relationships xmlns=\""s + package + "relationships\">";
    for (auto const& [name, content] : more) {
        auto kind = name.substr(name.rfind('/') + 1, name.rfind('.') - name.rfind('/') - 1);
        while (!kind.empty() && kind.back() >= '0' && kind.back() <= '9')
            kind.pop_back();
        if (!name.starts_with("word/") || !name.ends_with(".xml"))
            continue;
        types += "<Override PartName=\"/" + name + "\" ContentType=\"" + word_type + kind + "+xml\"/>";
        relations += "<Relationship Id=\"" + kind + "\" Type=\"" + office + kind + "\" Target=\"" +
                     name.substr(5) + "\"/>";
    }
    Parts parts{
        {"[Content_Types].xml", types + "</Types>"},
        {"_rels/.rels", "<Relationships xmlns=\""s + package +
                            "relationships\"><Relationship Id=\"a\" Type=\"" + office +
                            "officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"b\" "
                            "Type=\"" +
                            package +
                            "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                            "</Relationships>"},
        {"docProps/core.xml", "<cp:coreProperties xmlns:cp=\""s + package +
                                  "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                                  "<dc:creator>" +
                                  author + "</dc:creator></cp:coreProperties>"},
        {"word/document.xml", word_body(body)}};
    bool const has_relations = std::any_of(more.begin(), more.end(), [](auto const& one) {
        return one.first == "word/_rels/document.xml.rels";
    });
    if (!has_relations)
        parts.emplace_back("word/_rels/document.xml.rels", relations + "</Relationships>");
    parts.insert(parts.end(), more.begin(), more.end());
    return zip(parts);
}

inline std::string segment(unsigned char marker, std::string const& bytes)
{
    return "\xff"s + static_cast<char>(marker) + big(static_cast<std::uint32_t>(bytes.size() + 2), 2) + bytes;
}
inline std::string jpeg(std::string const& segments, std::string const& behind = {})
{
    return "\xff\xd8"s + segments + segment(0xda, "\1\1\0\0\x3f\0"s) + "\x12\xff\0\x34\xff\xd9"s + behind;
}
inline std::string png(std::string const& type, std::string const& data)
{
    auto const chunk = [](std::string const& name, std::string const& bytes) {
        return big(static_cast<std::uint32_t>(bytes.size()), 4) + name + bytes + big(crc_of(name + bytes), 4);
    };
    return "\x89PNG\r\n\x1a\n"s + chunk("IHDR", std::string(13, '\1')) + chunk(type, data) +
           chunk("IEND", "");
}
inline std::string webp(std::string const& type, std::string const& data)
{
    auto const chunk = type + little(static_cast<std::uint32_t>(data.size()), 4) + data;
    return "RIFF"s + little(static_cast<std::uint32_t>(chunk.size() + 4), 4) + "WEBP" + chunk;
}
// One folder of one entry: a text, or the place of another folder with the latitude in it.
inline std::string exif(std::uint32_t tag, std::string const& text)
{
    auto const size = static_cast<std::uint32_t>(text.size() + 1);
    return "Exif\0\0"s + "II*\0"s + little(8, 4) + little(1, 2) + little(tag, 2) + little(2, 2) +
           little(size, 4) + little(26, 4) + little(0, 4) + text + "\0"s;
}
inline std::string exif_of_a_place()
{
    return "Exif\0\0"s + "II*\0"s + little(8, 4) + little(1, 2) + little(0x8825, 2) + little(4, 2) +
           little(1, 4) + little(26, 4) + little(0, 4) + little(1, 2) + little(2, 2) + little(5, 2) +
           little(3, 4) + little(0, 4) + little(0, 4);
}

// Objects, numbered from 1, of which the first is the catalogue.
inline std::string pdf_of(std::vector<std::string> const& objects, std::string const& trailer = {})
{
    std::string file = "%PDF-1.7\n", table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        auto const place = std::to_string(file.size());
        table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
        file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    auto const size = std::to_string(objects.size() + 1), begin = std::to_string(file.size());
    return file + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer<</Size " + size +
           "/Root 1 0 R" + trailer + ">>\nstartxref\n" + begin + "\n%%EOF\n";
}
inline std::string stream(std::string const& dictionary, std::string const& bytes)
{
    return "<<" + dictionary + "/Length " + std::to_string(bytes.size()) + ">>stream\n" + bytes +
           "\nendstream";
}
// One page with a ground, the words Heating notice, and then what is drawn. Objects from 8 on are free; /L1
// is the layer of object 6, /I1 the picture of object 7, /G0 and /G1 are nothing and all of the ink.
struct Pdf {
    std::string drawn{}, ground{}, catalogue{}, page{}, trailer{}, picture{};
    std::vector<std::string> more{};

    std::string file() const
    {
        auto const dark = stream(
            "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8",
            "\x10\x80\x90\xf0");
        std::vector<std::string> objects{
            "<</Type/Catalog/Pages 2 0 R" + catalogue + ">>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
            "/Properties<</L1 6 0 R>>/ExtGState<</G0<</ca 0>>/G1<</ca 1>>>>/XObject<</I1 7 0 R>>>>" +
                page + ">>",
            stream("", ground + "BT /F1 12 Tf 72 700 Td (Heating notice) Tj ET\n" + drawn),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            "<</Type/OCG/Name(Draft)>>",
            picture.empty() ? dark : picture};
        objects.insert(objects.end(), more.begin(), more.end());
        return pdf_of(objects, trailer);
    }
};

} // namespace fengye::made
