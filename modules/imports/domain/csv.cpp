#include "modules/imports/domain/csv.hpp"

#include <algorithm>
#include <array>

#include "modules/imports/domain/dates.hpp"
#include "modules/imports/domain/markup.hpp"
#include "platform/crypto/crypto.hpp"

namespace fengye::imports {

namespace {

enum class Field {
    id,
    title,
    body,
    published_at,
    column,
    unit,
    address,
    source,
    summary,
    keywords,
    doc_no,
    files
};

struct Heading {
    std::string_view name;
    Field field;
};
constexpr std::array headings{
    Heading{"id", Field::id},
    Heading{"编号", Field::id},
    Heading{"title", Field::title},
    Heading{"标题", Field::title},
    Heading{"body", Field::body},
    Heading{"content", Field::body},
    Heading{"正文", Field::body},
    Heading{"内容", Field::body},
    Heading{"published_at", Field::published_at},
    Heading{"date", Field::published_at},
    Heading{"发布时间", Field::published_at},
    Heading{"发布日期", Field::published_at},
    Heading{"日期", Field::published_at},
    Heading{"column", Field::column},
    Heading{"category", Field::column},
    Heading{"栏目", Field::column},
    Heading{"分类", Field::column},
    Heading{"unit", Field::unit},
    Heading{"单位", Field::unit},
    Heading{"发布单位", Field::unit},
    Heading{"address", Field::address},
    Heading{"url", Field::address},
    Heading{"地址", Field::address},
    Heading{"网址", Field::address},
    Heading{"链接", Field::address},
    Heading{"source", Field::source},
    Heading{"来源", Field::source},
    Heading{"信息来源", Field::source},
    Heading{"summary", Field::summary},
    Heading{"摘要", Field::summary},
    Heading{"keywords", Field::keywords},
    Heading{"关键词", Field::keywords},
    Heading{"document_number", Field::doc_no},
    Heading{"文号", Field::doc_no},
    Heading{"attachments", Field::files},
    Heading{"附件", Field::files},
};

struct Row {
    std::vector<std::string> cells;
    std::size_t line; // in which it begins
};

// RFC 4180, with either end of line. A quote within a cell that began without one is a sign like others.
Result<std::vector<Row>> rows_of(ExportFile const& file, std::string_view text)
{
    auto const first_line = text.substr(0, text.find('\n'));
    char const between =
        first_line.find(',') == first_line.npos && first_line.find('\t') != first_line.npos ? '\t' : ',';
    std::vector<Row> rows;
    std::size_t at = 0, line = 1;
    while (at < text.size()) {
        Row row{{}, line};
        for (bool goes_on = true; goes_on;) {
            std::string cell;
            if (at < text.size() && text[at] == '"') {
                auto const opened = line;
                for (++at;; at += 2, cell += '"') {
                    auto const quote = text.find('"', at);
                    if (quote == text.npos)
                        return malformed("imports.error_csv_quote", file, opened);
                    auto const part = text.substr(at, quote - at);
                    line += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
                    cell += part;
                    at = quote;
                    if (at + 1 >= text.size() || text[at + 1] != '"')
                        break;
                }
                ++at;
            }
            auto const end = std::min(text.find_first_of(std::string{between, '\n'}, at), text.size());
            cell += text.substr(at, end - at);
            goes_on = end < text.size() && text[end] == between;
            at = end + 1;
            if (!goes_on && cell.ends_with('\r'))
                cell.pop_back();
            row.cells.push_back(std::move(cell));
        }
        ++line;
        bool const is_blank = row.cells.size() == 1 && trimmed(row.cells[0]).empty();
        if (!is_blank)
            rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<std::string> parts_of(std::string_view text, std::string_view marks)
{
    std::string plain{text};
    for (std::string_view const wide : {"；", "，", "、"})
        for (auto at = plain.find(wide); at != plain.npos; at = plain.find(wide, at))
            plain.replace(at, wide.size(), ";");
    std::vector<std::string> parts;
    std::string_view rest = plain;
    while (!rest.empty()) {
        auto const end = std::min(rest.find_first_of(marks), rest.size());
        if (auto const part = trimmed(rest.substr(0, end)); !part.empty())
            parts.emplace_back(part);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return parts;
}

Result<std::vector<std::optional<Field>>> fields_of(ExportFile const& file, Row const& head)
{
    std::vector<std::optional<Field>> fields;
    for (auto const& cell : head.cells) {
        auto const name = lower(trimmed(cell));
        auto const found = std::find_if(
            headings.begin(), headings.end(), [&](Heading const& heading) { return heading.name == name; });
        fields.push_back(found == headings.end() ? std::nullopt : std::optional{found->field});
    }
    for (auto const needed : {Field::title, Field::body})
        if (std::find(fields.begin(), fields.end(), needed) == fields.end())
            return malformed("imports.error_csv_header", file, head.line);
    return fields;
}

OldPage page_of(Row const& row, std::vector<std::optional<Field>> const& fields)
{
    OldPage page;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!fields[i])
            continue;
        auto const text = std::string{trimmed(row.cells[i])};
        switch (*fields[i]) {
        case Field::id:
            page.key = text;
            break;
        case Field::title:
            page.title = line_of_text(text);
            break;
        case Field::body:
            page.body = text;
            break;
        case Field::published_at:
            page.published_at = first_time_in(text);
            break;
        case Field::column:
            if (!text.empty())
                page.categories.push_back(text);
            break;
        case Field::unit:
            page.unit = text;
            break;
        case Field::address:
            if (!text.empty())
                page.addresses.push_back(text);
            break;
        case Field::source:
            page.source = text;
            break;
        case Field::summary:
            page.summary = text;
            break;
        case Field::keywords:
            page.keywords = parts_of(text, ",;| ");
            break;
        case Field::doc_no:
            page.doc_no = text;
            break;
        case Field::files:
            page.files = parts_of(text, ";|\n");
            break;
        }
    }
    if (page.key.empty())
        page.key =
            page.addresses.empty()
                ? crypto::short_hash(page.title + (page.published_at ? to_text(*page.published_at) : ""))
                : page.addresses.front();
    return page;
}

} // namespace

Result<OldSite> read_csv(std::vector<ExportFile> const& files)
{
    OldSite site;
    for (auto const& file : files) {
        auto const text = TRY(text_of(file, Guess::allowed));
        auto const rows = TRY(rows_of(file, text));
        if (rows.empty())
            return malformed("imports.error_csv_header", file, 1);
        auto const fields = TRY(fields_of(file, rows.front()));
        for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
            if (row->cells.size() > fields.size())
                return malformed("imports.error_csv_cells", file, row->line);
            site.pages.push_back(page_of(*row, fields));
        }
        if (site.name.empty())
            site.name = file.name;
    }
    return site;
}

} // namespace fengye::imports
