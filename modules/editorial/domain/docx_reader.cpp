#include <algorithm>
#include <array>
#include <charconv>

#include "modules/editorial/domain/imported_blocks.hpp"
#include "modules/editorial/domain/list_numbers.hpp"
#include "platform/html/safe.hpp"
#include "platform/utf8/utf8.hpp"
#include "platform/xml/part.hpp"

namespace fengye::editorial {

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

std::string escaped(std::string_view text)
{
    return html::escaped(text).text();
}

// What is nested deeper is nobody's document.
constexpr int depth_max = 40;
constexpr std::size_t picture_bytes_max = 20u << 20, pictures_max = 200;

bool is_on(pugi::xml_node toggle)
{
    auto const value = xml::attribute(toggle, "val");
    return toggle && value != "0" && value != "false" && value != "off" && value != "none";
}

int number_of(std::string_view text, int otherwise = 0)
{
    std::from_chars(text.data(), text.data() + text.size(), otherwise);
    return otherwise;
}

bool holds_text(std::string_view element)
{
    return element == "t" || element == "delText";
}

// Of two ways to say the same, for newer and older programs, the first is read.
bool is_second_way(pugi::xml_node node)
{
    return static_cast<bool>(xml::above(node, "Fallback"));
}

std::string text_below(pugi::xml_node top)
{
    std::string text;
    std::vector<pugi::xml_node> open{top};
    while (!open.empty()) {
        auto const node = open.back();
        open.pop_back();
        if (holds_text(xml::local_name(node)))
            text += node.text().get();
        std::vector<pugi::xml_node> inner(node.begin(), node.end());
        for (auto one = inner.rbegin(); one != inner.rend(); ++one)
            if (xml::local_name(*one) != "Fallback")
                open.push_back(*one);
    }
    return text;
}

// Signs of fonts that hold nothing but signs, as everybody's fonts have them.
std::string_view sign_of(std::string_view code)
{
    using Sign = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Sign, 15> signs{
        {{"A8"sv, "□"sv},
         {"6F"sv, "□"sv},
         {"A3"sv, "□"sv},
         {"71"sv, "□"sv},
         {"FE"sv, "☑"sv},
         {"52"sv, "☑"sv},
         {"FC"sv, "✓"sv},
         {"FB"sv, "✗"sv},
         {"FD"sv, "☒"sv},
         {"6C"sv, "●"sv},
         {"6E"sv, "■"sv},
         {"75"sv, "◆"sv},
         {"D8"sv, "➢"sv},
         {"E0"sv, "→"sv},
         {"AB"sv, "★"sv}}};
    auto const last = code.size() < 2 ? code : code.substr(code.size() - 2);
    auto const found =
        std::find_if(signs.begin(), signs.end(), [&](auto const& sign) { return sign.first == last; });
    return found == signs.end() ? ""sv : found->second;
}

struct Style {
    std::string base, name, list;
    int list_level = 0;
    std::optional<int> outline;
    std::optional<bool> is_hidden;
    std::string alignment;
};

// A run of words with marks, on its way into a block.
struct Inline {
    std::string markup, text;

    void say(std::string_view words)
    {
        markup += escaped(words);
        text += words;
    }
};

class DocxReader {
public:
    explicit DocxReader(archive::Zip const& zip) : m_zip{zip}
    {
        read_styles();
        m_numbers = ListNumbers::of(xml::Part::of(zip, "word/numbering.xml"));
        m_relations = relations_of("word/_rels/document.xml.rels");
    }

    ReadDocument read()
    {
        for (auto const& entry : m_zip.entries())
            count(entry.name);
        auto const document = xml::Part::of(m_zip, "word/document.xml");
        read_blocks(xml::child(document.root(), "body"), m_read.blocks, 0);
        read_notes("word/footnotes.xml", m_footnotes);
        read_notes("word/endnotes.xml", m_endnotes);
        return std::move(m_read);
    }

private:
    using Blocks = std::vector<ImportedBlock>;

    void read_styles()
    {
        xml::Part::of(m_zip, "word/styles.xml").each([&](pugi::xml_node node) {
            if (xml::local_name(node) != "style")
                return;
            auto const paragraph = xml::child(node, "pPr"), run = xml::child(node, "rPr");
            auto const outline = xml::child(paragraph, "outlineLvl"), list = xml::child(paragraph, "numPr");
            Style style;
            style.base = xml::attribute(xml::child(node, "basedOn"), "val");
            style.name = xml::attribute(xml::child(node, "name"), "val");
            style.alignment = xml::attribute(xml::child(paragraph, "jc"), "val");
            style.list = xml::attribute(xml::child(list, "numId"), "val");
            style.list_level = number_of(xml::attribute(xml::child(list, "ilvl"), "val"));
            if (outline)
                style.outline = number_of(xml::attribute(outline, "val"), 9);
            if (auto const vanish = xml::child(run, "vanish"))
                style.is_hidden = is_on(vanish);
            m_styles.emplace(xml::attribute(node, "styleId"), std::move(style));
        });
    }

    // The nearest style, from this one to what it is built on, that says something.
    template <class Says>
    auto said(std::string_view id, Says const& says) const -> decltype(says(std::declval<Style const&>()))
    {
        for (int steps = 0; steps < 16; ++steps) {
            auto const style = m_styles.find(std::string{id});
            if (style == m_styles.end())
                break;
            if (auto value = says(style->second))
                return value;
            id = style->second.base;
        }
        return {};
    }

    std::map<std::string, std::string> relations_of(std::string const& name) const
    {
        std::map<std::string, std::string> relations;
        xml::Part::of(m_zip, name).each([&](pugi::xml_node node) {
            if (xml::local_name(node) == "Relationship")
                relations.emplace(node.attribute("Id").value(), node.attribute("Target").value());
        });
        return relations;
    }

    // What the file says in all, and what of it never comes along.
    void count(std::string const& name)
    {
        if (!name.starts_with("word/") || !name.ends_with(".xml"))
            return;
        auto const leaf = std::string_view{name}.substr(5);
        bool const is_margin = leaf.starts_with("header") || leaf.starts_with("footer");
        bool const is_remark = leaf == "comments.xml";
        bool const is_read = leaf == "document.xml" || leaf == "footnotes.xml" || leaf == "endnotes.xml";
        if (!is_margin && !is_remark && !is_read)
            return;
        auto const part = xml::Part::of(m_zip, name);
        part.each([&](pugi::xml_node node) {
            auto const element = xml::local_name(node);
            if ((holds_text(element) || element == "sym") && !is_second_way(node))
                m_read.source_characters +=
                    element == "sym" ? 1 : characters_without_spaces(node.text().get());
            if (is_remark && element == "comment")
                m_read.losses.add(LossKind::comment, text_below(node));
        });
        if (is_margin)
            m_read.losses.add(LossKind::page_header, text_below(part.root()));
    }

    void read_blocks(pugi::xml_node container, Blocks& blocks, int depth)
    {
        if (depth > depth_max)
            return;
        for (auto const node : container.children()) {
            auto const element = xml::local_name(node);
            if (element == "p")
                read_paragraph(node, blocks, depth);
            else if (element == "tbl")
                read_table(node, blocks, depth);
            else if (element == "altChunk")
                m_read.losses.add_thing(LossKind::embedded_file);
            else if (element == "AlternateContent")
                read_blocks(
                    xml::child(node, xml::child(node, "Choice") ? "Choice" : "Fallback"), blocks, depth + 1);
            else if (element == "del" || element == "moveFrom")
                m_read.losses.add(LossKind::deleted_text, text_below(node));
            else if (
                element == "sdt" || element == "sdtContent" || element == "customXml" || element == "ins" ||
                element == "moveTo" || element == "smartTag")
                read_blocks(node, blocks, depth + 1);
        }
    }

    void read_paragraph(pugi::xml_node node, Blocks& blocks, int depth)
    {
        auto const properties = xml::child(node, "pPr");
        auto const style = xml::attribute(xml::child(properties, "pStyle"), "val");
        ImportedBlock block;
        Blocks boxes; // texts in boxes that hang on this paragraph
        Inline words;
        m_boxes = &boxes;
        read_inline(node, words, style, depth);
        block.markup = std::move(words.markup);
        block.text = std::move(words.text);
        bool const is_empty = trimmed(block.text).empty() && block.markup.find("<img") == std::string::npos;
        if (!is_empty) {
            shape(block, properties, style);
            blocks.push_back(std::move(block));
        }
        std::move(boxes.begin(), boxes.end(), std::back_inserter(blocks));
    }

    void shape(ImportedBlock& block, pugi::xml_node properties, std::string_view style)
    {
        auto alignment = std::string{xml::attribute(xml::child(properties, "jc"), "val")};
        if (alignment.empty())
            alignment = said(style, [](Style const& one) {
                            return one.alignment.empty() ? std::nullopt : std::optional{one.alignment};
                        }).value_or("");
        block.is_centred = alignment == "center";
        block.is_right = alignment == "right" || alignment == "end";
        auto const name =
            m_styles.contains(std::string{style}) ? m_styles.at(std::string{style}).name : std::string{};
        block.is_title = name == "Title" || name == "title" || name == "标题" ||
                         name.find("公文标题") != name.npos || name.find("文件标题") != name.npos;
        auto const own = xml::child(properties, "outlineLvl");
        auto const outline = own ? std::optional{number_of(xml::attribute(own, "val"), 9)}
                                 : said(style, [](Style const& one) { return outline_of(one); });
        if (!block.is_title && outline && *outline < 9) {
            block.kind = BlockKind::heading;
            block.level = std::min(2 + *outline, 4);
        }
        number(block, properties, style);
    }

    static std::optional<int> outline_of(Style const& style)
    {
        if (style.outline)
            return style.outline;
        for (std::string_view stem : {"heading "sv, "Heading "sv, "标题 "sv})
            if (style.name.starts_with(stem))
                return number_of(std::string_view{style.name}.substr(stem.size()), 10) - 1;
        return std::nullopt;
    }

    // Bullets and plain numbers become lists; 一、 and 第三条 are words of the text.
    void number(ImportedBlock& block, pugi::xml_node properties, std::string_view style)
    {
        auto const own = xml::child(properties, "numPr");
        auto list = std::string{xml::attribute(xml::child(own, "numId"), "val")};
        auto level = number_of(xml::attribute(xml::child(own, "ilvl"), "val"));
        if (!own)
            if (auto const styled = said(style, [](Style const& one) {
                    return one.list.empty() ? std::nullopt
                                            : std::optional{std::pair{one.list, one.list_level}};
                }))
                std::tie(list, level) = *styled;
        auto const mark = m_numbers.next(list, level);
        if (!mark)
            return;
        if (block.kind == BlockKind::paragraph && !block.is_title && mark->kind != ListMark::Kind::words) {
            block.kind = mark->kind == ListMark::Kind::bullet ? BlockKind::bullet : BlockKind::number;
            block.level = level;
            return;
        }
        if (mark->kind == ListMark::Kind::bullet)
            return;
        m_read.added_characters += characters_without_spaces(mark->words);
        block.markup.insert(0, escaped(mark->words));
        block.text.insert(0, mark->words);
    }

    void read_inline(pugi::xml_node container, Inline& words, std::string_view style, int depth)
    {
        if (depth > depth_max)
            return;
        for (auto const node : container.children()) {
            auto const element = xml::local_name(node);
            if (element == "r")
                read_run(node, words, style, depth);
            else if (element == "hyperlink")
                read_link(node, words, style, depth);
            else if (element == "del" || element == "moveFrom")
                m_read.losses.add(LossKind::deleted_text, text_below(node));
            else if (element == "oMath" || element == "oMathPara")
                words.say(text_below(node));
            else if (element == "AlternateContent")
                read_inline(
                    xml::child(node, xml::child(node, "Choice") ? "Choice" : "Fallback"), words, style,
                    depth + 1);
            else if (element != "pPr" && element != "sdtPr" && element != "rPr")
                read_inline(node, words, style, depth + 1);
        }
    }

    void read_link(pugi::xml_node node, Inline& words, std::string_view style, int depth)
    {
        auto const relation = m_relations.find(std::string{xml::attribute(node, "id")});
        auto const target = relation == m_relations.end() ? std::string{} : relation->second;
        bool const is_public =
            target.starts_with("http://") || target.starts_with("https://") || target.starts_with("mailto:");
        if (is_public)
            words.markup += "<a href=\"" + escaped(target) + "\">";
        read_inline(node, words, style, depth + 1);
        if (is_public)
            words.markup += "</a>";
    }

    bool is_hidden(pugi::xml_node properties, std::string_view paragraph_style) const
    {
        auto const vanish = xml::child(properties, "vanish");
        if (vanish)
            return is_on(vanish);
        auto const hides = [](Style const& one) { return one.is_hidden; };
        auto const by_run = said(xml::attribute(xml::child(properties, "rStyle"), "val"), hides);
        return by_run ? *by_run : said(paragraph_style, hides).value_or(false);
    }

    void read_run(pugi::xml_node run, Inline& words, std::string_view style, int depth)
    {
        auto const properties = xml::child(run, "rPr");
        if (is_hidden(properties, style))
            return m_read.losses.add(LossKind::hidden_text, text_below(run));
        std::vector<std::string_view> marks;
        auto const height = xml::attribute(xml::child(properties, "vertAlign"), "val");
        if (is_on(xml::child(properties, "b")))
            marks.push_back("strong");
        if (is_on(xml::child(properties, "i")))
            marks.push_back("em");
        if (height == "superscript")
            marks.push_back("sup");
        if (height == "subscript")
            marks.push_back("sub");
        Inline inner;
        for (auto const node : run.children())
            read_piece(node, inner, style, depth);
        if (inner.markup.empty())
            return;
        for (auto const mark : marks)
            words.markup += "<" + std::string{mark} + ">";
        words.markup += inner.markup;
        for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark)
            words.markup += "</" + std::string{*mark} + ">";
        words.text += inner.text;
    }

    void read_piece(pugi::xml_node node, Inline& words, std::string_view style, int depth)
    {
        auto const element = xml::local_name(node);
        if (element == "t")
            words.say(node.text().get());
        else if (element == "delText")
            m_read.losses.add(LossKind::deleted_text, node.text().get());
        else if (element == "tab" || element == "ptab")
            words.say(" ");
        else if (element == "noBreakHyphen")
            add(words, "-");
        else if ((element == "br" && xml::attribute(node, "type") != "page") || element == "cr")
            words.markup += "<br>";
        else if (element == "sym")
            read_sign(node, words);
        else if (element == "footnoteReference")
            read_reference(node, words, m_footnotes);
        else if (element == "endnoteReference")
            read_reference(node, words, m_endnotes);
        else if (
            element == "drawing" || element == "pict" || element == "object" || element == "AlternateContent")
            read_drawing(node, words, depth + 1);
        else if (element == "ruby")
            read_ruby(node, words, style, depth);
    }

    void add(Inline& words, std::string_view text)
    {
        m_read.added_characters += characters_without_spaces(text);
        words.say(text);
    }

    void read_ruby(pugi::xml_node node, Inline& words, std::string_view style, int depth)
    {
        read_inline(xml::child(node, "rubyBase"), words, style, depth + 1);
        add(words, "（");
        read_inline(xml::child(node, "rt"), words, style, depth + 1);
        add(words, "）");
    }

    void read_sign(pugi::xml_node node, Inline& words)
    {
        auto const sign = sign_of(xml::attribute(node, "char"));
        if (sign.empty())
            m_read.losses.add(LossKind::symbol, "�");
        else
            words.say(sign);
    }

    void read_reference(pugi::xml_node node, Inline& words, std::vector<std::string>& notes)
    {
        auto const id = std::string{xml::attribute(node, "id")};
        notes.push_back(id);
        m_note_numbers[{&notes, id}] = ++m_last_note;
        words.markup += "<sup>";
        add(words, "[" + std::to_string(m_last_note) + "]");
        words.markup += "</sup>";
    }

    // Notes stand below the text, in the order in which it points at them.
    void read_notes(std::string const& name, std::vector<std::string> const& order)
    {
        std::map<std::string, pugi::xml_node> notes;
        auto const part = xml::Part::of(m_zip, name);
        for (auto const note : part.root().children())
            notes.emplace(xml::attribute(note, "id"), note);
        m_relations = relations_of("word/_rels/" + name.substr(5) + ".rels");
        for (auto const& id : order) {
            auto const note = notes.find(id);
            if (note == notes.end())
                continue;
            Blocks inner;
            read_blocks(note->second, inner, 1);
            auto const number = "[" + std::to_string(m_note_numbers[{&order, id}]) + "] ";
            ImportedBlock block;
            block.markup = block.text = number;
            m_read.added_characters += characters_without_spaces(number);
            for (auto const& one : inner) {
                block.markup += one.markup;
                block.text += one.text;
            }
            m_read.blocks.push_back(std::move(block));
            notes.erase(note);
        }
        for (auto const& [id, note] : notes)
            m_read.losses.add(LossKind::deleted_text, text_below(note));
    }

    // Pictures stand where they hang; words in boxes follow the paragraph.
    void read_drawing(pugi::xml_node top, Inline& words, int depth)
    {
        std::string alt;
        std::vector<pugi::xml_node> open{top};
        while (!open.empty()) {
            auto const node = open.back();
            open.pop_back();
            auto const element = xml::local_name(node);
            if (element == "docPr" && alt.empty())
                alt = xml::attribute(node, "descr");
            if (element == "blip")
                take_picture(xml::attribute(node, "embed"), alt, words);
            if (element == "imagedata")
                take_picture(xml::attribute(node, "id"), alt, words);
            if (element == "OLEObject" || element == "chart" || element == "relIds")
                m_read.losses.add_thing(LossKind::embedded_file);
            if (element == "txbxContent") {
                auto* const boxes = m_boxes;
                Blocks inner;
                read_blocks(node, inner, depth + 1);
                m_boxes = boxes;
                std::move(inner.begin(), inner.end(), std::back_inserter(*boxes));
                continue;
            }
            bool const has_choice = element == "AlternateContent" && xml::child(node, "Choice");
            std::vector<pugi::xml_node> inner(node.begin(), node.end());
            for (auto one = inner.rbegin(); one != inner.rend(); ++one)
                if (!has_choice || xml::local_name(*one) == "Choice")
                    open.push_back(*one);
        }
    }

    void take_picture(std::string_view relation, std::string const& alt, Inline& words)
    {
        auto const found = m_relations.find(std::string{relation});
        if (found == m_relations.end())
            return m_read.losses.add_thing(LossKind::picture);
        auto const& target = found->second;
        auto bytes =
            m_zip.read(target.starts_with('/') ? target.substr(1) : "word/" + target, picture_bytes_max);
        bool const is_taken = bytes && (bytes->starts_with("\xff\xd8\xff"sv) ||
                                        bytes->starts_with("\x89PNG"sv) || bytes->starts_with("GIF8"sv));
        if (!is_taken || m_read.pictures.size() == pictures_max)
            return m_read.losses.add_thing(LossKind::picture);
        bool const is_path = alt.find('\\') != alt.npos || alt.find('/') != alt.npos;
        m_read.pictures.push_back({*std::move(bytes), is_path ? std::string{} : alt});
        words.markup += "<img src=\"/files/" + std::to_string(m_read.pictures.size()) + "/import\" alt=\"" +
                        escaped(m_read.pictures.back().alt) + "\">";
    }

    struct Cell {
        int column = 0, span = 1, rows = 1;
        bool is_head = false;
        Blocks blocks{};
    };

    // Cells that go on from above lend their row to the cell where they began.
    void read_table(pugi::xml_node table, Blocks& blocks, int depth)
    {
        std::vector<std::vector<Cell>> rows;
        std::map<int, std::pair<std::size_t, std::size_t>> open; // by column: where a tall cell stands
        each_within(table, "tr", 0, [&](pugi::xml_node row) {
            auto const properties = xml::child(row, "trPr");
            bool const is_head = is_on(xml::child(properties, "tblHeader"));
            if (xml::child(properties, "del"))
                return m_read.losses.add(LossKind::deleted_text, text_below(row));
            rows.emplace_back();
            int column = number_of(xml::attribute(xml::child(properties, "gridBefore"), "val"));
            each_within(row, "tc", 0, [&](pugi::xml_node node) {
                auto const shape = xml::child(node, "tcPr"), tall = xml::child(shape, "vMerge");
                Cell cell{.column = column, .is_head = is_head};
                cell.span =
                    std::clamp(number_of(xml::attribute(xml::child(shape, "gridSpan"), "val"), 1), 1, 200);
                read_blocks(node, cell.blocks, depth + 1);
                bool const goes_on =
                    tall && xml::attribute(tall, "val") != "restart" && open.contains(column);
                if (goes_on) {
                    auto& above = rows[open[column].first][open[column].second];
                    ++above.rows;
                    std::move(cell.blocks.begin(), cell.blocks.end(), std::back_inserter(above.blocks));
                } else {
                    if (tall)
                        open[column] = {rows.size() - 1, rows.back().size()};
                    else
                        open.erase(column);
                    rows.back().push_back(std::move(cell));
                }
                column +=
                    goes_on ? rows[open[column].first][open[column].second].span : rows.back().back().span;
            });
        });
        write_table(rows, blocks);
    }

    static void write_table(std::vector<std::vector<Cell>> const& rows, Blocks& blocks)
    {
        ImportedBlock block{.kind = BlockKind::table};
        block.markup = "<table>";
        for (auto const& row : rows) {
            block.markup += "<tr>";
            for (auto const& cell : row) {
                auto const name = cell.is_head ? "th"s : "td"s;
                block.markup += "<" + name;
                if (cell.span > 1)
                    block.markup += " colspan=\"" + std::to_string(cell.span) + "\"";
                if (cell.rows > 1)
                    block.markup += " rowspan=\"" + std::to_string(cell.rows) + "\"";
                block.markup += ">" + markup_of_cell(cell.blocks) + "</" + name + ">";
                for (auto const& inner : cell.blocks)
                    block.text += inner.text;
            }
            block.markup += "</tr>";
        }
        block.markup += "</table>";
        if (!trimmed(block.text).empty() || block.markup.find("<img") != std::string::npos)
            blocks.push_back(std::move(block));
    }

    static std::string markup_of_cell(Blocks const& blocks)
    {
        bool const is_line = blocks.size() == 1 && blocks.front().kind == BlockKind::paragraph;
        return is_line ? blocks.front().markup : markup_of(blocks);
    }

    // Rows and cells stand in wrappers of forms now and then.
    template <class Take>
    static void each_within(pugi::xml_node container, std::string_view element, int depth, Take const& take)
    {
        for (auto const node : container.children()) {
            auto const name = xml::local_name(node);
            if (name == element)
                take(node);
            else if (
                depth < 4 && (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins"))
                each_within(node, element, depth + 1, take);
        }
    }

    archive::Zip const& m_zip;
    std::map<std::string, Style> m_styles;
    std::map<std::string, std::string> m_relations;
    ListNumbers m_numbers;
    ReadDocument m_read;
    Blocks* m_boxes = nullptr;
    std::vector<std::string> m_footnotes, m_endnotes;
    std::map<std::pair<void const*, std::string>, int> m_note_numbers;
    int m_last_note = 0;
};

} // namespace

std::optional<ReadDocument> read_docx(std::string_view bytes)
{
    auto const zip = archive::Zip::open(bytes);
    if (!zip || !zip->holds("word/document.xml"))
        return std::nullopt;
    if (!xml::Part::of(*zip, "word/document.xml").is_readable())
        return std::nullopt;
    return DocxReader{*zip}.read();
}

} // namespace fengye::editorial
