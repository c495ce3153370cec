#include "modules/media/domain/inspection.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "modules/media/domain/inspected_parts.hpp"
#include "platform/utf8/from_bytes.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::media {

namespace {

using namespace std::string_view_literals;

constexpr int depth_max = 3;
constexpr std::size_t inner_bytes_max = 128u << 20;

enum class Kind { picture, video, zip, other_archive, pdf, old_office, rich_text, program, text, other };

// What Windows and shells run.
bool is_program(std::string_view bytes)
{
    bool const is_windows = bytes.starts_with("MZ"sv) && bytes.size() > 64 && bytes.find('\0') < 64;
    return is_windows ||
           bytes.starts_with("\x7f"
                             "ELF"sv) ||
           bytes.starts_with("#!/"sv) || bytes.starts_with("L\0\0\0\x01\x14\x02\0"sv);
}

Kind kind_of(std::string_view bytes)
{
    if (is_picture(bytes))
        return Kind::picture;
    if (bytes.substr(0, 12).substr(std::min<std::size_t>(4, bytes.size())).starts_with("ftyp"sv))
        return Kind::video;
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv))
        return Kind::zip;
    if (bytes.starts_with("Rar!\x1a\x07"sv) || bytes.starts_with("7z\xbc\xaf\x27\x1c"sv) ||
        bytes.starts_with("\x1f\x8b"sv) || bytes.starts_with("BZh"sv) ||
        bytes.starts_with("\xfd"
                          "7zXZ\0"sv) ||
        (bytes.size() > 512 && bytes.substr(257, 5) == "ustar"sv))
        return Kind::other_archive;
    if (bytes.substr(0, 1024).find("%PDF-"sv) != bytes.npos)
        return Kind::pdf;
    if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv))
        return Kind::old_office;
    if (bytes.starts_with("{\\rtf"sv))
        return Kind::rich_text;
    if (is_program(bytes))
        return Kind::program;
    bool const has_marks = bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv);
    bool const is_text = has_marks || bytes.substr(0, 64 * 1024).find('\0') == bytes.npos;
    return is_text && utf8::from_bytes(bytes) ? Kind::text : Kind::other;
}

std::string ending_of(std::string_view name)
{
    auto const dot = name.rfind('.');
    std::string ending;
    if (dot != name.npos)
        for (char c : name.substr(dot + 1))
            ending += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return ending;
}

bool is_one_of(std::string_view ending, std::string_view list)
{
    return !ending.empty() &&
           (" " + std::string{list} + " ").find(" " + std::string{ending} + " ") != list.npos &&
           ending.find(' ') == ending.npos;
}

// Whether a name says another kind than its content is. Old endings often hide today's forms, and rich text
// and tables written as web pages; all these open as what they are.
bool is_named_otherwise(std::string_view bytes, Kind kind, std::string_view name)
{
    auto const ending = ending_of(name);
    auto const is = [&](std::string_view list) { return is_one_of(ending, list); };
    if (is("jpg jpeg png gif webp tif tiff bmp"))
        return kind != Kind::picture && ending != "bmp";
    if (is("pdf"))
        return kind != Kind::pdf;
    if (is("docx xlsx pptx docm xlsm pptm odt ods odp zip"))
        return kind != Kind::zip && !(kind == Kind::old_office && ending != "zip");
    if (is("doc xls ppt wps et dps rtf"))
        return kind != Kind::old_office && kind != Kind::rich_text && kind != Kind::zip && kind != Kind::text;
    if (is("rar 7z gz tgz tar bz2 xz"))
        return kind != Kind::other_archive && kind != Kind::zip;
    if (is("txt csv md"))
        return kind != Kind::text && !bytes.empty();
    return false;
}

bool is_run_by_name(std::string_view name)
{
    return is_one_of(
        ending_of(name), "exe com bat cmd vbs vbe js jse wsf ps1 scr lnk hta jar msi pif dll reg");
}

bool holds_name(std::string_view bytes, std::string_view name)
{
    std::string wide;
    for (char c : name)
        wide.append({c, '\0'});
    return bytes.find(wide) != bytes.npos;
}

void look(std::string_view bytes, std::string const& name, int depth, Noted& noted);

void look_at_entries(archive::Zip const& zip, int depth, Noted& noted)
{
    std::size_t unpacked = 0;
    for (auto const& entry : zip.entries()) {
        noted.add_line(entry.name, entry.name);
        if (entry.is_encrypted) {
            noted.add(Level::must_fix, HiddenRule::encrypted, entry.name);
            continue;
        }
        if (entry.name.ends_with('/'))
            continue;
        auto const inner = zip.read(entry.name, part_bytes_max);
        unpacked += inner ? inner->size() : 0;
        if (!inner || unpacked > inner_bytes_max)
            return noted.add(Level::must_fix, HiddenRule::unreadable, entry.name);
        Noted of_entry;
        look(*inner, entry.name, depth + 1, of_entry);
        noted.take_in(of_entry.take(), entry.name);
    }
}

void look_at_converted(std::string_view bytes, convert::TodaysForm form, int depth, Noted& noted)
{
    auto const today = convert::to_todays_form(bytes, form);
    if (!today)
        return noted.add_refusal(today.error(), "");
    look(*today, "", depth, noted);
}

void look_at_zip(std::string_view bytes, int depth, Noted& noted)
{
    auto const zip = archive::Zip::open(bytes);
    if (!zip)
        return noted.add(Level::must_fix, HiddenRule::unreadable, "");
    bool const is_word = zip->holds("word/document.xml"), is_workbook = zip->holds("xl/workbook.xml"),
               is_slides = zip->holds("ppt/presentation.xml");
    if (is_word || is_workbook || is_slides) {
        inspect_package(*zip, noted);
        if (is_word)
            inspect_word(*zip, noted);
        if (is_workbook)
            inspect_workbook(*zip, noted);
        if (is_slides)
            inspect_slides(*zip, noted);
        return;
    }
    auto const type = zip->read("mimetype", 200).value_or("");
    if (type.starts_with("application/vnd.oasis.opendocument.")) {
        for (auto const& entry : zip->entries())
            if (entry.name.starts_with("Basic/") && entry.name.ends_with(".xml") &&
                entry.name.find("script-l") == std::string::npos)
                noted.add(Level::must_fix, HiddenRule::macro, entry.name);
        auto const form = type.find("spreadsheet") != type.npos    ? convert::TodaysForm::xlsx
                          : type.find("presentation") != type.npos ? convert::TodaysForm::pptx
                                                                   : convert::TodaysForm::docx;
        return look_at_converted(bytes, form, depth, noted);
    }
    look_at_entries(*zip, depth, noted);
}

// Compound files of [MS-CFB]; the names in their folder tell what they are and hold.
void look_at_old_office(std::string_view bytes, int depth, Noted& noted)
{
    if (holds_name(bytes, "EncryptedPackage"))
        return noted.add(Level::must_fix, HiddenRule::encrypted, "");
    if (holds_name(bytes, "_VBA_PROJECT"))
        noted.add(Level::must_fix, HiddenRule::macro, "_VBA_PROJECT");
    if (holds_name(bytes, "_SX_DB_CUR"))
        noted.add(Level::must_fix, HiddenRule::pivot_cache, "_SX_DB_CUR");
    if (holds_name(bytes, "ObjectPool") && holds_name(bytes, "\x01Ole10Native"))
        noted.add(Level::please_confirm, HiddenRule::embedded_object, "ObjectPool");
    look_at_converted(bytes, todays_form_of(bytes), depth, noted);
}

void look_at_other_archive(std::string_view bytes, int depth, Noted& noted)
{
    auto const zip = convert::to_zip(bytes);
    if (!zip)
        return noted.add_refusal(zip.error(), "");
    look_at_zip(*zip, depth, noted);
}

void look_at_text(std::string_view bytes, Noted& noted)
{
    auto const decoded = utf8::from_bytes(bytes);
    std::string_view rest = decoded ? std::string_view{decoded->text} : std::string_view{};
    for (int line = 1; !rest.empty(); ++line) {
        auto const end = std::min(rest.find('\n'), rest.size());
        noted.add_line(
            fmt::format("line {}", line), rest.substr(0, end), line <= 3 ? Place::edge : Place::text);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void look(std::string_view bytes, std::string const& name, int depth, Noted& noted)
{
    auto const kind = kind_of(bytes);
    if (kind == Kind::program || is_run_by_name(name))
        return noted.add(Level::must_fix, HiddenRule::program, "");
    if (is_named_otherwise(bytes, kind, name))
        noted.add(Level::please_confirm, HiddenRule::other_type, "", name);
    bool const is_office = bytes.substr(0, 64 * 1024).find("[Content_Types].xml") != bytes.npos ||
                           bytes.substr(0, 200).find("mimetypeapplication/vnd.oasis") != bytes.npos;
    if (kind == Kind::other_archive || (kind == Kind::zip && !is_office)) {
        if (depth > 0)
            noted.add(Level::please_confirm, HiddenRule::nested_archive, "");
        if (depth >= depth_max)
            return noted.add(Level::must_fix, HiddenRule::unreadable, "");
    }
    switch (kind) {
    case Kind::picture:
        return inspect_picture(bytes, noted);
    case Kind::video:
        return inspect_video(bytes, noted);
    case Kind::zip:
        return look_at_zip(bytes, depth, noted);
    case Kind::other_archive:
        return look_at_other_archive(bytes, depth, noted);
    case Kind::pdf:
        return inspect_pdf(bytes, noted);
    case Kind::old_office:
        return look_at_old_office(bytes, depth, noted);
    case Kind::rich_text:
        return look_at_converted(bytes, convert::TodaysForm::docx, depth, noted);
    case Kind::text:
        return look_at_text(bytes, noted);
    case Kind::program:
    case Kind::other:
        return;
    }
}

} // namespace

convert::TodaysForm todays_form_of(std::string_view old_office)
{
    if (holds_name(old_office, "PowerPoint Document"))
        return convert::TodaysForm::pptx;
    bool const is_workbook = holds_name(old_office, "Workbook") || holds_name(old_office, "Book");
    return is_workbook ? convert::TodaysForm::xlsx : convert::TodaysForm::docx;
}

// HEIC and AVIF are pictures in the boxes of a video.
bool is_picture(std::string_view bytes)
{
    auto const brand = bytes.substr(0, 12).ends_with("heic"sv) || bytes.substr(0, 12).ends_with("heix"sv) ||
                       bytes.substr(0, 12).ends_with("mif1"sv) || bytes.substr(0, 12).ends_with("avif"sv);
    return bytes.starts_with("\xff\xd8\xff"sv) || bytes.starts_with("\x89PNG\r\n\x1a\n"sv) ||
           bytes.starts_with("GIF8"sv) || bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) ||
           (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv)) ||
           (brand && bytes.substr(4, 4) == "ftyp");
}

bool is_local_path(std::string_view text)
{
    return text.find(":\\") != text.npos || text.starts_with("\\\\") || text.starts_with("/Users/") ||
           text.starts_with("/home/") || text.starts_with("file:");
}

bool Inspected::is_complete() const
{
    return std::none_of(findings.begin(), findings.end(), [](Hidden const& one) {
        return one.rule == HiddenRule::not_inspected;
    });
}

bool Noted::has_room(HiddenRule rule) const
{
    auto const& found = m_inspected.findings;
    auto const count =
        std::count_if(found.begin(), found.end(), [&](Hidden const& one) { return one.rule == rule; });
    auto const tries = m_tries.find(rule);
    return static_cast<std::size_t>(count) < findings_of_a_rule_max &&
           (tries == m_tries.end() || tries->second < tries_of_a_rule_max);
}

void Noted::add(Level level, HiddenRule rule, std::string where, std::string_view excerpt)
{
    if (!has_room(rule))
        return;
    ++m_tries[rule];
    auto characters = utf8::decoded(excerpt.substr(0, 4 * excerpt_characters));
    characters.resize(std::min(characters.size(), excerpt_characters));
    Hidden found{level, rule, std::move(where), utf8::encoded(characters)};
    if (std::find(m_inspected.findings.begin(), m_inspected.findings.end(), found) ==
        m_inspected.findings.end())
        m_inspected.findings.push_back(std::move(found));
}

void Noted::add_refusal(Refusal const& refusal, std::string where)
{
    if (refusal.because == Because::not_valid)
        add(Level::must_fix, HiddenRule::unreadable, std::move(where));
    else
        add(Level::please_confirm, HiddenRule::not_inspected, std::move(where));
}

void Noted::add_line(std::string const& where, std::string_view line, Place place)
{
    if (line.find_first_not_of(" \t\r\n") == line.npos)
        return;
    if (is_secrecy_mark(line, place))
        add(Level::must_fix, HiddenRule::secrecy_mark, where, line);
    if (m_inspected.text.size() + line.size() < text_bytes_max)
        m_inspected.text.append(line) += '\n';
}

void Noted::take_in(Inspected inner, std::string const& path)
{
    for (auto& [level, rule, where, excerpt] : inner.findings)
        add(level, rule, path + (path.empty() || where.empty() ? "" : "/") + where, excerpt);
    if (m_inspected.text.size() + inner.text.size() < text_bytes_max)
        m_inspected.text += inner.text;
}

bool hides_text(Inspected const& inspected)
{
    static constexpr HiddenRule hiding[] = {
        HiddenRule::tracked_change, HiddenRule::comment,         HiddenRule::hidden_text,
        HiddenRule::property,       HiddenRule::speaker_notes,   HiddenRule::hidden_slide,
        HiddenRule::hidden_sheet,   HiddenRule::hidden_rows,     HiddenRule::hidden_columns,
        HiddenRule::pivot_cache,    HiddenRule::embedded_object, HiddenRule::old_revision};
    // A hint is no more than the text that a scanner laid under a page.
    return std::any_of(inspected.findings.begin(), inspected.findings.end(), [](Hidden const& found) {
        return found.level != Level::hint &&
               std::find(std::begin(hiding), std::end(hiding), found.rule) != std::end(hiding);
    });
}

std::optional<Inspected> inspect(std::string_view bytes, std::string_view name)
{
    if (!name.empty() && is_run_by_name(name))
        return Inspected{{{Level::must_fix, HiddenRule::program, "", ""}}, ""};
    Noted noted;
    auto const kind = kind_of(bytes);
    if (bytes.empty() || (kind == Kind::other && !is_named_otherwise(bytes, kind, name)))
        return std::nullopt;
    look(bytes, std::string{name}, 0, noted);
    return noted.take();
}

// 本溪市人民政府办公室 tells where a file was written, and that is no secret.
bool is_office(std::string_view author)
{
    static constexpr std::array endings{"政府"sv, "局"sv,   "委员会"sv, "办公室"sv, "办公厅"sv, "厅"sv,
                                        "处"sv,   "科"sv,   "中心"sv,   "院"sv,     "所"sv,     "部"sv,
                                        "馆"sv,   "站"sv,   "大队"sv,   "支队"sv,   "街道"sv,   "公司"sv,
                                        "集团"sv, "学校"sv, "大学"sv};
    return author.size() >= 4 * 3 && std::any_of(endings.begin(), endings.end(), [&](std::string_view end) {
               return author.ends_with(end);
           });
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
    return is_numbered || is_office(author) || std::find(names.begin(), names.end(), folded) != names.end();
}

} // namespace fengye::media
