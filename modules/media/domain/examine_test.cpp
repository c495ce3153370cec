#include "modules/media/media.hpp"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "platform/embed/embed.hpp"

namespace fengye::media {
namespace {

using namespace std::string_literals;

std::string of_16(unsigned number)
{
    return {static_cast<char>(number >> 8), static_cast<char>(number)};
}
std::string of_32(std::uint32_t number)
{
    return of_16(number >> 16) + of_16(number & 0xffff);
}

// The frame header is what tells; segments may stand before it.
std::string jpeg(unsigned width, unsigned height, std::string const& before = {}, unsigned char frame = 0xc0)
{
    return "\xff\xd8"s + before + "\xff"s + static_cast<char>(frame) + of_16(17) + "\x08"s + of_16(height) +
           of_16(width) + std::string(12, '\x03') + "\xff\xd9"s;
}
std::string segment(unsigned char marker, std::string const& bytes)
{
    return "\xff"s + static_cast<char>(marker) + of_16(static_cast<unsigned>(bytes.size() + 2)) + bytes;
}
std::string const jfif = segment(0xe0, "JFIF\0\x01\x02"s);

std::string png(std::uint32_t width, std::uint32_t height)
{
    return "\x89PNG\r\n\x1a\n"s + of_32(13) + "IHDR"s + of_32(width) + of_32(height) + "\x08\x06\0\0\0"s +
           "\0\0\0\0"s;
}
std::string gif(unsigned width, unsigned height)
{
    auto const little = [](unsigned number) {
        return std::string{static_cast<char>(number), static_cast<char>(number >> 8)};
    };
    return "GIF89a"s + little(width) + little(height) + "\xf7\0\0"s;
}
// As much of an archive as its readers look at: the name of a part.
std::string archive(std::string const& part)
{
    return "PK\x03\x04\x14\0\0\0"s + part + std::string(40, '\0') + "PK\x01\x02"s + part;
}

Examined examined(std::string const& name, std::string const& bytes)
{
    auto result = examine({"file", name, bytes});
    if (!result)
        throw std::runtime_error{name + ": " + result.error().words};
    return *result;
}
std::string why_not(std::string const& name, std::string const& bytes)
{
    auto const result = examine({"file", name, bytes});
    return result ? "accepted as " + result->type : result.error().words;
}

TEST(Pictures, tell_their_size)
{
    auto const size_of = [](std::string const& bytes) {
        auto const size = examined("图.jpg", bytes).size;
        return std::pair{size.width, size.height};
    };
    EXPECT_EQ(size_of(jpeg(1200, 900, jfif)), (std::pair{1200, 900}));
    EXPECT_EQ(size_of(jpeg(65000, 700, jfif)), (std::pair{65000, 700}));
    EXPECT_EQ(size_of(jpeg(1200, 900, jfif, 0xc2)), (std::pair{1200, 900})) << "progressive";
    EXPECT_EQ(size_of(png(4000, 3000)), (std::pair{4000, 3000}));
    EXPECT_EQ(size_of(png(70000, 3)), (std::pair{70000, 3}));
    EXPECT_EQ(size_of(gif(320, 240)), (std::pair{320, 240}));
    EXPECT_EQ(size_of(gif(65535, 256)), (std::pair{65535, 256}));
}

TEST(Pictures, tell_their_own_size_not_that_of_the_thumbnail_within)
{
    auto const exif = segment(0xe1, "Exif\0\0"s + jpeg(160, 120));
    auto const size = examined(
                          "a.jpg", jpeg(
                                       4032, 3024,
                                       exif + segment(0xdb, std::string(65, '\x01')) +
                                           segment(0xc4, std::string(20, '\x02'))))
                          .size;
    EXPECT_EQ(size.width, 4032);
    EXPECT_EQ(size.height, 3024);
}

TEST(Pictures, of_the_demo_are_read)
{
    int count = 0;
    for (auto const path : embed::list("modules/editorial/fixtures/demo/pictures/", ".jpg")) {
        auto const picture = examined("a.jpg", std::string{embed::read(path)});
        EXPECT_EQ(picture.kind, FileKind::picture);
        EXPECT_TRUE(picture.size.is_4_3()) << path << ' ' << picture.size.width << 'x' << picture.size.height;
        ++count;
    }
    EXPECT_GT(count, 5);
}

TEST(Pictures, that_would_fill_the_memory_are_refused_by_their_header)
{
    EXPECT_EQ(why_not("a.png", png(50'000, 50'000)), "media.picture_large");
    EXPECT_EQ(why_not("a.gif", gif(65'535, 65'535)), "media.picture_large");
    EXPECT_EQ(why_not("a.jpg", jpeg(65'500, 65'500, jfif)), "media.picture_large");
    EXPECT_EQ(why_not("a.png", png(10'000, 5'000)), "accepted as image/png");
    EXPECT_EQ(why_not("a.png", png(10'001, 5'000)), "media.picture_large");
}

TEST(Pictures, without_a_size_are_broken)
{
    EXPECT_EQ(why_not("a.png", png(0, 600)), "media.picture_broken");
    EXPECT_EQ(why_not("a.gif", gif(800, 0)), "media.picture_broken");
    EXPECT_EQ(why_not("a.jpg", jpeg(0, 0, jfif)), "media.picture_broken");
    EXPECT_EQ(why_not("a.png", png(0xffffffff, 0xffffffff)), "media.picture_broken")
        << "two negative sides are no area";
    EXPECT_EQ(why_not("a.png", png(0x80000001, 1)), "media.picture_broken");
    EXPECT_EQ(why_not("a.jpg", "\xff\xd8\xff"s), "media.picture_broken");
    EXPECT_EQ(why_not("a.jpg", "\xff\xd8\xff\xe0\xff\xff"s + std::string(100, 'x')), "media.picture_broken");
    EXPECT_EQ(why_not("a.jpg", "\xff\xd8"s + std::string(5000, '\xff')), "media.picture_broken");
    EXPECT_EQ(why_not("a.png", "\x89PNG\r\n\x1a\n"s), "media.picture_broken");
    EXPECT_EQ(why_not("a.gif", "GIF89a"s), "media.picture_broken");
}

TEST(Pictures, are_four_to_three_within_one_in_a_hundred)
{
    EXPECT_TRUE((Size{1200, 900}.is_4_3()));
    EXPECT_TRUE((Size{1208, 900}.is_4_3()));
    EXPECT_TRUE((Size{4, 3}.is_4_3()));
    EXPECT_FALSE((Size{1220, 900}.is_4_3()));
    EXPECT_FALSE((Size{1180, 900}.is_4_3()));
    EXPECT_FALSE((Size{900, 1200}.is_4_3()));
    EXPECT_FALSE((Size{1600, 900}.is_4_3()));
    EXPECT_FALSE((Size{0, 0}.is_4_3()));
}

TEST(Files, are_what_their_bytes_say_whatever_their_name_says)
{
    EXPECT_EQ(examined("通知.pdf", jpeg(4, 3, jfif)).type, "image/jpeg");
    EXPECT_EQ(examined("通知.pdf", jpeg(4, 3, jfif)).name, "通知.pdf.jpg");
    EXPECT_EQ(examined("图片.jpg", "%PDF-1.7\n").type, "application/pdf");
    EXPECT_EQ(examined("图片.jpg", "%PDF-1.7\n").name, "图片.jpg.pdf");
    EXPECT_EQ(examined("图片.JPG", jpeg(4, 3, jfif)).name, "图片.JPG");
    EXPECT_EQ(examined("图片.jpeg", jpeg(4, 3, jfif)).name, "图片.jpeg");
    EXPECT_EQ(examined("图片", png(4, 3)).name, "图片.png");
    EXPECT_EQ(examined("图片.txt", png(4, 3)).kind, FileKind::picture);
}

TEST(Files, of_word_excel_and_powerpoint_are_told_apart)
{
    EXPECT_EQ(examined("a.zip", archive("word/document.xml")).name, "a.zip.docx");
    EXPECT_EQ(
        examined("表.xlsx", archive("xl/workbook.xml")).type,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    EXPECT_EQ(examined("表.docx", archive("xl/workbook.xml")).name, "表.docx.xlsx");
    EXPECT_EQ(
        examined("a.pptx", archive("ppt/presentation.xml")).type,
        "application/vnd.openxmlformats-officedocument.presentationml.presentation");
    EXPECT_EQ(examined("a.docx", archive("readme.txt")).type, "application/zip");
    auto const old = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s + std::string(100, '\0');
    EXPECT_EQ(examined("旧.doc", old + "W\0o\0r\0k\0b\0o\0o\0k\0"s).name, "旧.doc.xls")
        << "the content decides";
    EXPECT_EQ(
        examined("旧.ppt", old + "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0"s).type,
        "application/vnd.ms-powerpoint");
    EXPECT_EQ(examined("旧.doc", old).type, "application/msword");
    EXPECT_EQ(examined("旧", old).name, "旧.doc");
}

TEST(Files, of_the_demo_are_told_apart)
{
    std::map<std::string, int> types;
    for (auto const* ending : {".docx", ".xlsx", ".pdf"})
        for (auto const path : embed::list("modules/editorial/fixtures/demo/attachments/", ending)) {
            auto const name = std::string{path.substr(path.rfind('/') + 1)};
            auto const file = examined(name, std::string{embed::read(path)});
            EXPECT_EQ(file.kind, FileKind::document);
            EXPECT_EQ(file.name, name) << "the ending fits";
            ++types[file.type];
        }
    EXPECT_EQ(types.size(), 3u);
}

TEST(Files, of_text_say_their_encoding)
{
    EXPECT_EQ(examined("说明.txt", "各位市民：\n").type, "text/plain; charset=utf-8");
    EXPECT_EQ(examined("说明.txt", "\xb8\xf7\xce\xbb").type, "text/plain; charset=gb18030");
    EXPECT_EQ(examined("说明.txt", "\xff\xfe\x6c\x51").type, "text/plain; charset=utf-16");
    EXPECT_EQ(examined("说明.rtf", "{\\rtf1}").type, "application/rtf");
    EXPECT_EQ(why_not("说明.txt", "a\0b"s), "media.file_type");
    EXPECT_EQ(why_not("说明.md", "# 标题"), "media.file_type");
}

TEST(Files, that_run_or_are_unknown_are_refused)
{
    EXPECT_EQ(why_not("a.exe", "MZ\x90\0"s), "media.file_type");
    EXPECT_EQ(why_not("a.jpg", "MZ\x90\0"s), "media.file_type");
    EXPECT_EQ(why_not("a.html", "<!doctype html><script>1</script>"), "media.file_type");
    EXPECT_EQ(why_not("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"), "media.file_type");
    EXPECT_EQ(
        why_not(
            "a", "\x7f"
                 "ELF"),
        "media.file_type");
}

TEST(Files, of_video_are_mp4)
{
    auto const box = [](std::string const& brand) {
        return of_32(24) + "ftyp" + brand + of_32(512) + "isomiso2";
    };
    EXPECT_EQ(examined("片.mp4", box("isom")).kind, FileKind::video);
    EXPECT_EQ(examined("片.mov", box("mp42")).name, "片.mov.mp4");
    EXPECT_EQ(why_not("照片.heic", box("heic")), "media.file_type") << "a telephone's picture is no film";
    EXPECT_EQ(why_not("a.mp4", box("avif")), "media.file_type");
    EXPECT_EQ(
        why_not(
            "a.mp4", "\0\0\0\x18"
                     "ftyp"s),
        "media.file_type");
}

TEST(Files, are_neither_empty_nor_too_large)
{
    EXPECT_EQ(why_not("a.pdf", ""), "media.file_empty");
    EXPECT_EQ(
        why_not("a.pdf", "%PDF-1.7" + std::string(file_bytes_max - 8, 'x')), "accepted as application/pdf");
    EXPECT_EQ(why_not("a.pdf", "%PDF-1.7" + std::string(file_bytes_max - 7, 'x')), "media.file_large");
}

TEST(FileNames, lead_nowhere)
{
    auto const named = [](std::string const& name) { return examined(name, "%PDF-1.7").name; };
    EXPECT_EQ(named("../../etc/passwd"), "file.pdf");
    EXPECT_EQ(named("a/../../b.pdf"), "a....b.pdf");
    EXPECT_EQ(named("..\\..\\windows\\a.pdf"), "file.pdf");
    EXPECT_EQ(named(".htaccess"), "file.pdf");
    EXPECT_EQ(named("C:\\a.pdf"), "Ca.pdf");
    EXPECT_EQ(named(""), "file.pdf");
    EXPECT_EQ(named("///"), "file.pdf");
}

TEST(FileNames, hold_nothing_that_is_not_seen)
{
    auto const named = [](std::string const& name) { return examined(name, "%PDF-1.7").name; };
    EXPECT_EQ(named("a\r\nSet-Cookie: x=1.pdf"), "aSet-Cookie x=1.pdf");
    EXPECT_EQ(named("a\0b\x1b\x7f.pdf"s), "ab.pdf");
    EXPECT_EQ(named("a\u0085b\u009fc.pdf"), "abc.pdf");
    EXPECT_EQ(named("通知\u202efdp.exe"), "通知fdp.exe.pdf")
        << "a mark that turns the direction hides the ending";
    EXPECT_EQ(named("a\u200eb\u200fc\u2066d\u2069e\u061cf.pdf"), "abcdef.pdf");
    EXPECT_EQ(named("a\u200b\u00ad\ufeffb.pdf"), "ab.pdf");
    EXPECT_EQ(named("\u202e\u200b"), "file.pdf");
    EXPECT_EQ(named("\"<script>\".pdf"), "script.pdf");
    EXPECT_EQ(named("\xb8\xf7.pdf"), "file.pdf") << "not UTF-8";
    EXPECT_EQ(named("表 1（最终版）★🚒é.pdf"), "表 1（最终版）★🚒é.pdf");
}

TEST(FileNames, fit_a_file_system)
{
    std::string const long_name = [] {
        std::string name;
        for (int i = 0; i < 5000; ++i)
            name += "长";
        return name;
    }();
    auto const name = examined(long_name + ".pdf", "%PDF-1.7").name;
    EXPECT_LE(name.size(), 255u);
    EXPECT_TRUE(name.ends_with("长.pdf")) << "no half character, and its ending";
    EXPECT_LE(examined(std::string(10'000, 'a') + ".docx", archive("word/document.xml")).name.size(), 255u);
}

TEST(Addresses, bear_any_name)
{
    EXPECT_EQ(path_of(FileId{81}, "热力站 1.jpg"), "/files/81/%E7%83%AD%E5%8A%9B%E7%AB%99%201.jpg");
    EXPECT_EQ(desk_path_of(FileId{81}, "a&b#c%.pdf"), "/desk/media/81/a%26b%23c%25.pdf");
}

TEST(SizeTexts, are_short)
{
    EXPECT_EQ(size_text(0), "0 B");
    EXPECT_EQ(size_text(1023), "1023 B");
    EXPECT_EQ(size_text(1024), "1 KB");
    EXPECT_EQ(size_text(1535), "1 KB");
    EXPECT_EQ(size_text(1536), "2 KB");
    EXPECT_EQ(size_text(86'016), "84 KB");
    EXPECT_EQ(size_text(1024 * 1024 - 1), "1024 KB");
    EXPECT_EQ(size_text(1024 * 1024), "1.0 MB");
    EXPECT_EQ(size_text(20 << 20), "20.0 MB");
    EXPECT_EQ(size_text(3'000'000'000), "2.8 GB");
}

TEST(TypeNames, are_the_endings_in_capitals)
{
    EXPECT_EQ(type_name("", "a.docx"), "DOCX");
    EXPECT_EQ(type_name("", "a.b.pdf"), "PDF");
    EXPECT_EQ(type_name("", "a"), "");
}

} // namespace
} // namespace fengye::media
