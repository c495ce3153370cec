#include "modules/media/domain/inspection.hpp"

#include <algorithm>
#include <array>

#include "modules/media/domain/inspected_parts.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::media {

namespace {

using namespace std::string_view_literals;

constexpr int depth_max = 3;
constexpr std::size_t inner_bytes_max = 128u << 20;

bool is_picture(std::string_view bytes)
{
    return bytes.starts_with("\xff\xd8\xff"sv) || bytes.starts_with("\x89PNG\r\n\x1a\n"sv) ||
           bytes.starts_with("GIF8"sv) || bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) ||
           (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv));
}

bool is_archive(std::string_view bytes)
{
    return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv) ||
           bytes.starts_with("Rar!\x1a\x07"sv) || bytes.starts_with("7z\xbc\xaf\x27\x1c"sv) ||
           bytes.starts_with("\x1f\x8b\x08"sv);
}

void look(std::string_view bytes, std::string const& path, int depth, Noted& noted);

void look_at_entries(archive::Zip const& zip, std::string const& path, int depth, Noted& noted)
{
    std::size_t unpacked = 0;
    for (auto const& entry : zip.entries()) {
        auto const where = path + entry.name;
        if (entry.is_encrypted) {
            noted.add(Level::must_fix, HiddenRule::encrypted, where);
            continue;
        }
        if (entry.name.ends_with('/'))
            continue;
        auto const inner = zip.read(entry.name, part_bytes_max);
        unpacked += inner ? inner->size() : 0;
        if (!inner || unpacked > inner_bytes_max) {
            noted.add(Level::must_fix, HiddenRule::unreadable, where);
            return;
        }
        look(*inner, where, depth + 1, noted);
    }
}

void look_at_zip(std::string_view bytes, std::string const& path, int depth, Noted& noted)
{
    auto const zip = archive::Zip::open(bytes);
    if (!zip)
        return noted.add(Level::must_fix, HiddenRule::unreadable, path);
    Noted inner;
    bool const is_word = zip->holds("word/document.xml"), is_workbook = zip->holds("xl/workbook.xml"),
               is_slides = zip->holds("ppt/presentation.xml");
    if (is_word || is_workbook || is_slides) {
        inspect_package(*zip, inner);
        if (is_word)
            inspect_word(*zip, inner);
        if (is_workbook)
            inspect_workbook(*zip, inner);
        if (is_slides)
            inspect_slides(*zip, inner);
    } else {
        look_at_entries(*zip, path.empty() ? "" : path + "/", depth, noted);
    }
    for (auto const& found : inner.take())
        noted.add(
            found.level, found.rule, path.empty() ? found.where : path + "/" + found.where, found.excerpt);
}

void look(std::string_view bytes, std::string const& path, int depth, Noted& noted)
{
    if (is_picture(bytes)) {
        Noted inner;
        inspect_picture(bytes, inner);
        for (auto const& found : inner.take())
            noted.add(
                found.level, found.rule,
                path + (path.empty() || found.where.empty() ? "" : "/") + found.where, found.excerpt);
        return;
    }
    if (!is_archive(bytes))
        return;
    bool const is_office = bytes.substr(0, 64 * 1024).find("[Content_Types].xml") != bytes.npos;
    if (depth > 0 && !is_office)
        noted.add(Level::please_confirm, HiddenRule::nested_archive, path);
    if (depth >= depth_max || !bytes.starts_with("PK"sv))
        return noted.add(Level::must_fix, HiddenRule::unreadable, path);
    look_at_zip(bytes, path, depth, noted);
}

} // namespace

bool Noted::has_room(HiddenRule rule) const
{
    auto const count =
        std::count_if(m_found.begin(), m_found.end(), [&](Hidden const& one) { return one.rule == rule; });
    return static_cast<std::size_t>(count) < findings_of_a_rule_max;
}

void Noted::add(Level level, HiddenRule rule, std::string where, std::string_view excerpt)
{
    if (!has_room(rule))
        return;
    auto characters = utf8::decoded(excerpt);
    characters.resize(std::min(characters.size(), excerpt_characters));
    m_found.push_back({level, rule, std::move(where), utf8::encoded(characters)});
}

std::optional<std::vector<Hidden>> inspect(std::string_view bytes)
{
    if (!is_picture(bytes) && !is_archive(bytes))
        return std::nullopt;
    Noted noted;
    look(bytes, "", 0, noted);
    return noted.take();
}

bool is_nobody(std::string_view author)
{
    auto const begin = author.find_first_not_of(" \t\r\n");
    if (begin == author.npos)
        return true;
    author = author.substr(begin, author.find_last_not_of(" \t\r\n") - begin + 1);
    std::string folded;
    for (char c : author)
        folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    static constexpr std::array names{"python-docx"sv,  "openpyxl"sv,
                                      "un-named"sv,     "unnamed"sv,
                                      "unknown"sv,      "user"sv,
                                      "admin"sv,        "administrator"sv,
                                      "root"sv,         "guest"sv,
                                      "author"sv,       "none"sv,
                                      "windows user"sv, "microsoft office user"sv,
                                      "microsoft"sv,    "office"sv,
                                      "apache poi"sv,   "libreoffice"sv,
                                      "pandoc"sv,       "xlsxwriter"sv,
                                      "docx"sv,         "pptxgenjs"sv,
                                      "python-pptx"sv,  "steve canny"sv,
                                      "wps office"sv,   "kingsoft"sv,
                                      "aspose"sv,       "aspose.words"sv,
                                      "hp"sv,           "dell"sv,
                                      "lenovo"sv,       "asus"sv,
                                      "acer"sv,         "thinkpad"sv,
                                      "pc"sv,           "test"sv,
                                      "mc system"sv,    "123"sv,
                                      "用户"sv,         "微软用户"sv,
                                      "windows 用户"sv, "管理员"sv,
                                      "作者"sv,         "匿名"sv,
                                      "未知"sv,         "默认用户"sv};
    bool const is_numbered =
        folded.starts_with("wps_") || folded.starts_with("user_") || folded.starts_with("desktop-");
    return is_numbered || std::find(names.begin(), names.end(), folded) != names.end();
}

} // namespace fengye::media
