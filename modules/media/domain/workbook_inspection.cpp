#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "modules/media/domain/inspected_parts.hpp"
#include "platform/xml/part.hpp"

namespace fengye::media {

namespace {

constexpr std::size_t line_bytes_max = 64 * 1024;

int number_of(std::string_view text, int otherwise = -1)
{
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool is_true(std::string_view text)
{
    return text == "1" || text == "true";
}

// The column of a cell: BC12 is 55.
int column_of(std::string_view reference)
{
    int column = 0;
    for (char c : reference) {
        if (c < 'A' || c > 'Z' || column > 20'000)
            break;
        column = column * 26 + (c - 'A' + 1);
    }
    return column;
}

bool holds_something(pugi::xml_node cell)
{
    return !xml::text_in(xml::child(cell, "v")).empty() || !xml::text_in(xml::child(cell, "is")).empty() ||
           !xml::text_in(xml::child(cell, "f")).empty();
}

double decimal_of(std::string_view text)
{
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// The first colour of every theme is the paper's.
bool is_white(pugi::xml_node colour)
{
    auto const rgb = xml::attribute(colour, "rgb");
    if (rgb.size() == 8)
        return rgb.substr(2) == "FFFFFF" || rgb.substr(2) == "ffffff";
    return xml::attribute(colour, "theme") == "0" && decimal_of(xml::attribute(colour, "tint")) >= 0;
}

bool is_almost_nothing(std::string_view length, double least)
{
    return !length.empty() && decimal_of(length) < least;
}

// Formats of cells under which nothing is shown: ;;; or white letters on no ground.
std::set<int> hiding_formats(archive::Zip const& zip)
{
    auto const styles = xml::Part::of(zip, "xl/styles.xml");
    std::set<int> blank_numbers, white_fonts, empty_fills, hiding;
    int font = -1, fill = -1, format = -1;
    styles.each([&](pugi::xml_node node) {
        auto const name = xml::local_name(node);
        auto const parent = xml::local_name(node.parent());
        if (name == "numFmt" && xml::attribute(node, "formatCode").starts_with(";;"))
            blank_numbers.insert(number_of(xml::attribute(node, "numFmtId")));
        if (name == "font" && parent == "fonts") {
            ++font;
            auto const size = xml::attribute(xml::child(node, "sz"), "val");
            if (is_white(xml::child(node, "color")) || (!size.empty() && decimal_of(size) <= 2))
                white_fonts.insert(font);
        }
        if (name == "fill" && parent == "fills") {
            ++fill;
            auto const pattern = xml::attribute(xml::child(node, "patternFill"), "patternType");
            auto const ground = xml::child(xml::child(node, "patternFill"), "fgColor");
            if (!xml::child(node, "gradientFill") &&
                (pattern.empty() || pattern == "none" || (pattern == "solid" && is_white(ground))))
                empty_fills.insert(fill);
        }
        if (name == "xf" && parent == "cellXfs") {
            ++format;
            bool const is_white = white_fonts.contains(number_of(xml::attribute(node, "fontId"))) &&
                                  empty_fills.contains(number_of(xml::attribute(node, "fillId"), 0));
            if (is_white || blank_numbers.contains(number_of(xml::attribute(node, "numFmtId"))))
                hiding.insert(format);
        }
    });
    return hiding;
}

// Left, middle and right of a header, without the codes of fonts and sizes: &L&"宋体,常规"&12秘密.
void take_header(pugi::xml_node node, std::string const& name, Noted& noted)
{
    auto const written = xml::text_in(node);
    std::string part;
    auto const take = [&] {
        noted.add_line(name, part, Place::edge);
        part.clear();
    };
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] != '&') {
            part += written[i];
            continue;
        }
        char const code = ++i < written.size() ? written[i] : '\0';
        if (code == 'L' || code == 'C' || code == 'R')
            take();
        else if (code == '"')
            i = std::min(written.find('"', i + 1), written.size());
        else if (code >= '0' && code <= '9')
            while (i + 1 < written.size() && written[i + 1] >= '0' && written[i + 1] <= '9')
                ++i;
    }
    take();
}

void look_at_sheet(
    archive::Zip const& zip, std::string const& name, std::set<int> const& hiding, Noted& noted)
{
    auto const sheet = xml::Part::of(zip, name);
    if (!sheet.is_readable())
        return noted.add(Level::must_fix, HiddenRule::unreadable, name);
    std::vector<std::pair<int, int>> hidden_columns;
    bool has_rows = false, has_columns = false, has_text = false;
    bool is_table = false;
    sheet.each([&](pugi::xml_node node) {
        auto const element = xml::local_name(node);
        is_table = is_table || element == "conditionalFormatting" || element == "tableParts";
        if (element.ends_with("Header") || element.ends_with("Footer"))
            take_header(node, name, noted);
        if (element == "is")
            noted.add_line(name, xml::text_in(node, line_bytes_max));
        if (element == "col" && (is_true(xml::attribute(node, "hidden")) ||
                                 is_almost_nothing(xml::attribute(node, "width"), 0.3)))
            hidden_columns.emplace_back(
                number_of(xml::attribute(node, "min")), number_of(xml::attribute(node, "max")));
        if (element != "c" || !holds_something(node))
            return;
        auto const row = node.parent();
        has_rows = has_rows || is_true(xml::attribute(row, "hidden")) ||
                   is_almost_nothing(xml::attribute(row, "ht"), 1);
        auto const column = column_of(xml::attribute(node, "r"));
        has_columns =
            has_columns || std::any_of(hidden_columns.begin(), hidden_columns.end(), [&](auto const& range) {
                return column >= range.first && column <= range.second;
            });
        has_text = has_text || hiding.contains(number_of(xml::attribute(node, "s"), 0));
    });
    if (has_rows)
        noted.add(Level::must_fix, HiddenRule::hidden_rows, name);
    if (has_columns)
        noted.add(Level::must_fix, HiddenRule::hidden_columns, name);
    if (has_text)
        noted.add(Level::must_fix, HiddenRule::hidden_text, name);
}

void take_strings(archive::Zip const& zip, std::string const& name, std::string_view element, Noted& noted)
{
    xml::Part::of(zip, name).each([&](pugi::xml_node node) {
        if (xml::local_name(node) == element)
            noted.add_line(name, xml::text_in(node, line_bytes_max));
    });
}

void look_at_workbook(archive::Zip const& zip, Noted& noted)
{
    auto const workbook = xml::Part::of(zip, "xl/workbook.xml");
    if (!workbook.is_readable())
        return noted.add(Level::must_fix, HiddenRule::unreadable, "xl/workbook.xml");
    workbook.each([&](pugi::xml_node node) {
        auto const state = xml::attribute(node, "state");
        if (xml::local_name(node) == "sheet")
            noted.add_line("xl/workbook.xml", xml::attribute(node, "name"));
        if (xml::local_name(node) == "sheet" && (state == "hidden" || state == "veryHidden"))
            noted.add(
                Level::must_fix, HiddenRule::hidden_sheet, "xl/workbook.xml", xml::attribute(node, "name"));
        auto const name = xml::attribute(node, "name");
        if (xml::local_name(node) == "definedName" && is_true(xml::attribute(node, "hidden")) &&
            !name.starts_with("_xlnm."))
            noted.add(Level::hint, HiddenRule::property, "xl/workbook.xml", name);
    });
}

void look_at_notes(archive::Zip const& zip, std::string const& name, Noted& noted)
{
    xml::Part::of(zip, name).each([&](pugi::xml_node node) {
        auto const element = xml::local_name(node);
        if (element != "comment" && element != "threadedComment")
            return;
        auto const text = xml::text_in(xml::child(node, "text"));
        noted.add(Level::must_fix, HiddenRule::comment, name, text.empty() ? xml::text_in(node) : text);
        noted.add_line(name, text);
    });
}

} // namespace

void inspect_workbook(archive::Zip const& zip, Noted& noted)
{
    look_at_workbook(zip, noted);
    auto const hiding = hiding_formats(zip);
    for (auto const& [name, size, is_encrypted] : zip.entries()) {
        auto const begins = [&](std::string_view start) {
            return name.starts_with(start) && name.ends_with(".xml");
        };
        if (begins("xl/worksheets/sheet"))
            look_at_sheet(zip, name, hiding, noted);
        if (name == "xl/sharedStrings.xml")
            take_strings(zip, name, "si", noted);
        if (begins("xl/drawings/drawing"))
            take_strings(zip, name, "p", noted);
        if (begins("xl/comments") || begins("xl/threadedComments/"))
            look_at_notes(zip, name, noted);
        if (begins("xl/revisions/revisionLog"))
            noted.add(Level::must_fix, HiddenRule::tracked_change, name);
        if (begins("xl/pivotCache/pivotCacheRecords"))
            noted.add(Level::must_fix, HiddenRule::pivot_cache, name);
        if (begins("xl/externalLinks/externalLink"))
            noted.add(Level::must_fix, HiddenRule::external_link, name);
        if (name == "xl/connections.xml" || name.starts_with("xl/model/"))
            noted.add(Level::please_confirm, HiddenRule::external_link, name);
    }
}

} // namespace fengye::media
