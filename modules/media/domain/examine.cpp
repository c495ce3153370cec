#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "modules/media/domain/inspected_parts.hpp"
#include "modules/media/media.hpp"
#include "platform/http/url.hpp"
#include "platform/utf8/from_bytes.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::media {

namespace {

constexpr std::size_t name_bytes_max = 180; // before the ending

unsigned byte_at(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

int big_endian_16(std::string_view bytes, std::size_t at)
{
    return static_cast<int>(byte_at(bytes, at) << 8 | byte_at(bytes, at + 1));
}

// Frame headers carry the size; every other segment is stepped over by its length.
Size jpeg_size(std::string_view bytes)
{
    for (std::size_t at = 2; at + 9 < bytes.size() && byte_at(bytes, at) == 0xff;) {
        auto const marker = byte_at(bytes, at + 1);
        bool const is_frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (is_frame)
            return {big_endian_16(bytes, at + 7), big_endian_16(bytes, at + 5)};
        at += marker == 0xff ? 1 : 2 + static_cast<std::size_t>(big_endian_16(bytes, at + 2));
    }
    return {};
}

Size png_size(std::string_view bytes)
{
    auto const number = [&](std::size_t at) {
        return big_endian_16(bytes, at) << 16 | big_endian_16(bytes, at + 2);
    };
    return {number(16), number(20)};
}

Size gif_size(std::string_view bytes)
{
    return {
        static_cast<int>(byte_at(bytes, 7) << 8 | byte_at(bytes, 6)),
        static_cast<int>(byte_at(bytes, 9) << 8 | byte_at(bytes, 8))};
}

struct Form {
    FileKind kind;
    std::string_view type, ending;
};

bool ends_in(std::string_view name, std::string_view ending)
{
    if (name.size() < ending.size())
        return false;
    auto const tail = name.substr(name.size() - ending.size());
    for (std::size_t i = 0; i < tail.size(); ++i)
        if ((tail[i] | 32) != (ending[i] | 32))
            return false;
    return true;
}

// Word, Excel and PowerPoint are told apart by the names of the parts in the archive; nothing is unpacked.
Form archive_form(std::string_view bytes)
{
    auto const holds = [&](std::string_view part) { return bytes.find(part) != std::string_view::npos; };
    if (holds("word/document.xml"))
        return {
            FileKind::document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx"};
    if (holds("xl/workbook.xml"))
        return {
            FileKind::document, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"};
    if (holds("ppt/presentation.xml"))
        return {
            FileKind::document, "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ".pptx"};
    if (bytes.substr(0, 200).find("mimetypeapplication/vnd.oasis.opendocument.text") != bytes.npos)
        return {FileKind::document, "application/vnd.oasis.opendocument.text", ".odt"};
    return {FileKind::document, "application/zip", ".zip"};
}

Form old_office_form(std::string_view bytes)
{
    switch (todays_form_of(bytes)) {
    case convert::TodaysForm::xlsx:
        return {FileKind::document, "application/vnd.ms-excel", ".xls"};
    case convert::TodaysForm::pptx:
        return {FileKind::document, "application/vnd.ms-powerpoint", ".ppt"};
    case convert::TodaysForm::docx:
        break;
    }
    return {FileKind::document, "application/msword", ".doc"};
}

// The same box begins pictures of telephones (HEIC) and others: the brand tells.
bool is_mp4(std::string_view bytes)
{
    static constexpr std::array<std::string_view, 14> brands{"isom", "iso2", "iso3", "iso4", "iso5",
                                                             "iso6", "mp41", "mp42", "avc1", "dash",
                                                             "M4V ", "M4VH", "M4VP", "MSNV"};
    return bytes.size() > 12 && bytes.substr(4, 4) == "ftyp" &&
           std::find(brands.begin(), brands.end(), bytes.substr(8, 4)) != brands.end();
}

// Browsers are told the encoding; a text of none is no text.
std::optional<Form> text_form(std::string_view bytes)
{
    auto const decoded = utf8::from_bytes(bytes);
    if (!decoded || decoded->text.find('\0') != std::string::npos)
        return std::nullopt;
    switch (decoded->encoding) {
    case utf8::Encoding::utf8:
        return Form{FileKind::document, "text/plain; charset=utf-8", ".txt"};
    case utf8::Encoding::gb18030:
        return Form{FileKind::document, "text/plain; charset=gb18030", ".txt"};
    case utf8::Encoding::utf16_le:
    case utf8::Encoding::utf16_be:
        break;
    }
    return Form{FileKind::document, "text/plain; charset=utf-16", ".txt"};
}

std::optional<Form> form_of(std::string_view bytes, std::string_view name)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xff\xd8\xff"sv))
        return Form{FileKind::picture, "image/jpeg", ".jpg"};
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv))
        return Form{FileKind::picture, "image/png", ".png"};
    if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv))
        return Form{FileKind::picture, "image/gif", ".gif"};
    if (bytes.starts_with("%PDF-"sv))
        return Form{FileKind::document, "application/pdf", ".pdf"};
    if (bytes.starts_with("PK\x03\x04"sv))
        return archive_form(bytes);
    if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv))
        return old_office_form(bytes);
    if (is_mp4(bytes))
        return Form{FileKind::video, "video/mp4", ".mp4"};
    if (bytes.starts_with("{\\rtf"sv))
        return Form{FileKind::document, "application/rtf", ".rtf"};
    return ends_in(name, ".txt") ? text_form(bytes) : std::nullopt;
}

// Neither seen nor printed: control characters, joiners, and the marks that turn the direction of writing,
// behind which exe.gpj reads as jpg.exe.
bool is_unseen(std::string_view character)
{
    if (character.size() == 1)
        return static_cast<unsigned char>(character[0]) < ' ' || character[0] == 0x7f;
    if (character.size() == 2)
        return character <= "\u009f" || character == "\u00ad" || character == "\u061c";
    return (character >= "\u200b" && character <= "\u200f") ||
           (character >= "\u2028" && character <= "\u202e") ||
           (character >= "\u2060" && character <= "\u206f") || character == "\ufeff";
}

// Without what is unseen and the few characters that are special in file names, and not longer than file
// systems take; the ending is the content's.
std::string shown_name(std::string_view name, std::string_view ending)
{
    if (!utf8::is_valid(name))
        name = {};
    std::string shown;
    while (!name.empty()) {
        auto const character = name.substr(0, utf8::length_at(name, 0));
        name.remove_prefix(character.size());
        if (shown.size() + character.size() > name_bytes_max)
            break;
        if (!is_unseen(character) &&
            std::string_view{"<>:\"/\\|?*"}.find(character) == std::string_view::npos)
            shown += character;
    }
    if (shown.empty() || shown.front() == '.')
        shown = "file";
    bool const is_jpeg = ending == ".jpg" && ends_in(shown, ".jpeg");
    if (!ends_in(shown, ending) && !is_jpeg)
        shown += ending;
    return shown;
}

} // namespace

bool Size::is_4_3() const
{
    return height > 0 && std::abs(static_cast<double>(width) / height - 4.0 / 3.0) < 0.0134;
}

Result<Examined> examine(http::Upload const& upload)
{
    if (upload.bytes.empty())
        return refuse(Because::not_valid, "media.file_empty", "file");
    if (upload.bytes.size() > file_bytes_max)
        return refuse(Because::not_valid, "media.file_large", "file");
    auto const form = form_of(upload.bytes, upload.name);
    if (!form)
        return refuse(Because::not_valid, "media.file_type", "file");
    Examined examined{form->kind, std::string{form->type}, shown_name(upload.name, form->ending)};
    if (form->kind == FileKind::picture) {
        examined.size = form->ending == ".jpg"   ? jpeg_size(upload.bytes)
                        : form->ending == ".png" ? png_size(upload.bytes)
                                                 : gif_size(upload.bytes);
        auto const [width, height] = examined.size;
        if (width <= 0 || height <= 0)
            return refuse(Because::not_valid, "media.picture_broken", "file");
        if (static_cast<std::int64_t>(width) * height > pixels_max)
            return refuse(Because::not_valid, "media.picture_large", "file");
    }
    return examined;
}

std::string path_of(FileId id, std::string_view name)
{
    return fmt::format("/files/{}/{}", id.number, http::percent_encoded(name));
}

std::string desk_path_of(FileId id, std::string_view name)
{
    return fmt::format("/desk/media/{}/{}", id.number, http::percent_encoded(name));
}

std::string size_text(std::int64_t bytes)
{
    if (bytes < 1024)
        return fmt::format("{} B", bytes);
    if (bytes < 1024 * 1024)
        return fmt::format("{} KB", (bytes + 512) / 1024);
    if (bytes < std::int64_t{1} << 30)
        return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024 * 1024));
    return fmt::format("{:.1f} GB", static_cast<double>(bytes) / (1024 * 1024 * 1024));
}

std::string type_name(std::string_view, std::string_view name)
{
    auto const dot = name.rfind('.');
    std::string ending{dot == std::string_view::npos ? "" : name.substr(dot + 1)};
    for (auto& c : ending)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return ending;
}

} // namespace fengye::media
