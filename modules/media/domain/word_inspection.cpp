#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "modules/media/domain/inspected_parts.hpp"
#include "platform/xml/part.hpp"

namespace fengye::media {

namespace {

using namespace std::string_view_literals;

bool is_on(pugi::xml_node toggle)
{
    auto const value = xml::attribute(toggle, "val");
    return toggle && value != "0" && value != "false" && value != "off";
}

bool is_white(std::string_view colour)
{
    return colour.size() == 6 &&
           std::all_of(
               colour.begin(), colour.end(),
               [&](char c) {
                   return c == 'F' || c == 'f' || (c >= 'd' && c <= 'e') || (c >= 'D' && c <= 'E');
               }) &&
           (colour[0] | 32) == 'f' && (colour[2] | 32) == 'f' && (colour[4] | 32) == 'f';
}

bool is_of_a_change(std::string_view name)
{
    static constexpr std::array names{
        "ins"sv,           "del"sv,           "moveFrom"sv,        "moveTo"sv,     "rPrChange"sv,
        "pPrChange"sv,     "sectPrChange"sv,  "tblPrChange"sv,     "tcPrChange"sv, "trPrChange"sv,
        "tblGridChange"sv, "tblPrExChange"sv, "numberingChange"sv, "cellIns"sv,    "cellDel"sv,
        "cellMerge"sv};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_filled(pugi::xml_node shade)
{
    auto const fill = xml::attribute(shade, "fill");
    return shade && !fill.empty() && fill != "auto" && !is_white(fill);
}

// What styles do to text, those they are built on included.
class Styles {
public:
    explicit Styles(archive::Zip const& zip)
    {
        xml::Part::of(zip, "word/styles.xml").each([&](pugi::xml_node node) {
            if (xml::local_name(node) != "style")
                return;
            auto const text = xml::child(node, "rPr"), paragraph = xml::child(node, "pPr");
            auto const vanish = xml::child(text, "vanish");
            m_styles[std::string{xml::attribute(node, "styleId")}] = {
                std::string{xml::attribute(xml::child(node, "basedOn"), "val")},
                vanish ? std::optional{is_on(vanish)} : std::nullopt,
                is_filled(xml::child(text, "shd")) || is_filled(xml::child(paragraph, "shd"))};
        });
    }

    // Of the style that properties name in such an element.
    bool hides(pugi::xml_node properties, std::string_view element) const
    {
        return above(properties, element, [](Style const& style) { return style.vanish; });
    }
    bool has_ground(pugi::xml_node properties, std::string_view element) const
    {
        return above(properties, element, [](Style const& style) {
            return style.has_ground ? std::optional{true} : std::nullopt;
        });
    }

private:
    struct Style {
        std::string base;
        std::optional<bool> vanish;
        bool has_ground = false;
    };

    template <class Say>
    bool above(pugi::xml_node properties, std::string_view element, Say const& say) const
    {
        auto style = m_styles.find(std::string{xml::attribute(xml::child(properties, element), "val")});
        for (int steps = 0; style != m_styles.end() && steps < 16; ++steps) {
            if (auto const said = say(style->second))
                return *said;
            style = m_styles.find(style->second.base);
        }
        return false;
    }

    std::map<std::string, Style> m_styles;
};

// Text on a ground of some colour may well be white.
bool has_ground(pugi::xml_node run, pugi::xml_node text, pugi::xml_node paragraph, Styles const& styles)
{
    return xml::child(text, "highlight") || is_filled(xml::child(text, "shd")) ||
           is_filled(xml::child(paragraph, "shd")) || styles.has_ground(text, "rStyle") ||
           styles.has_ground(paragraph, "pStyle") || xml::above(run, "tbl") || xml::above(run, "txbxContent");
}

// Whether a reader of the page would not see a run: hidden, white on white, or of two points and less.
bool is_hidden(pugi::xml_node run, Styles const& styles)
{
    auto const text = xml::child(run, "rPr"), paragraph = xml::child(xml::above(run, "p"), "pPr");
    auto const vanish = xml::child(text, "vanish");
    if (vanish ? is_on(vanish) : styles.hides(text, "rStyle") || styles.hides(paragraph, "pStyle"))
        return true;
    if (is_white(xml::attribute(xml::child(text, "color"), "val")) &&
        !has_ground(run, text, paragraph, styles))
        return true;
    int half_points = 0;
    auto const size = xml::attribute(xml::child(text, "sz"), "val");
    std::from_chars(size.data(), size.data() + size.size(), half_points);
    return !size.empty() && half_points <= 4;
}

std::string text_of_run(pugi::xml_node run)
{
    std::string text;
    for (auto const one : run.children())
        if (xml::local_name(one) == "t" || xml::local_name(one) == "delText")
            text += one.text().get();
    return text.find_first_not_of(" \t\r\n") == text.npos ? std::string{} : text;
}

// What a paragraph says itself; text boxes in it have paragraphs of their own.
std::string text_of_paragraph(pugi::xml_node paragraph)
{
    std::string text;
    auto const is_outer = [&](pugi::xml_node run) { return xml::above(run, "p") == paragraph; };
    for (auto node = paragraph.first_child(); node;) {
        auto const name = xml::local_name(node);
        if (name == "r" && is_outer(node))
            text += text_of_run(node);
        bool const goes_in = node.first_child() && name != "r" && name != "p" && name != "pPr";
        if (goes_in) {
            node = node.first_child();
            continue;
        }
        while (node != paragraph && !node.next_sibling())
            node = node.parent();
        node = node == paragraph ? pugi::xml_node{} : node.next_sibling();
    }
    return text;
}

void take_lines(xml::Part const& part, std::string const& name, bool is_margin, Noted& noted)
{
    int lines = 0;
    part.each([&](pugi::xml_node node) {
        auto const element = xml::local_name(node);
        if (element == "p") {
            auto const text = text_of_paragraph(node);
            if (text.empty())
                return;
            bool const is_edge = is_margin || ++lines <= 3 || xml::above(node, "txbxContent");
            noted.add_line(name, text, is_edge ? Place::edge : Place::text);
        }
        if (element == "textpath") // a watermark
            noted.add_line(name, xml::attribute(node, "string"), Place::edge);
    });
}

void look_at_text(archive::Zip const& zip, std::string const& name, Styles const& styles, Noted& noted)
{
    auto const part = xml::Part::of(zip, name);
    if (!part.is_readable())
        return noted.add(Level::must_fix, HiddenRule::unreadable, name);
    std::string hidden;
    part.each([&](pugi::xml_node node) {
        auto const element = xml::local_name(node);
        if (is_of_a_change(element) && noted.has_room(HiddenRule::tracked_change))
            noted.add(Level::must_fix, HiddenRule::tracked_change, name, xml::text_in(node));
        if (element == "r" && is_hidden(node, styles))
            hidden += text_of_run(node);
        if (element == "altChunk")
            noted.add(Level::please_confirm, HiddenRule::embedded_object, name);
    });
    if (!hidden.empty())
        noted.add(Level::must_fix, HiddenRule::hidden_text, name, hidden);
    auto const leaf = std::string_view{name}.substr(name.rfind('/') + 1);
    take_lines(part, name, leaf.starts_with("header") || leaf.starts_with("footer"), noted);
}

void look_at_comments(archive::Zip const& zip, std::string const& name, Noted& noted)
{
    xml::Part::of(zip, name).each([&](pugi::xml_node node) {
        if (xml::local_name(node) != "comment")
            return;
        noted.add(Level::must_fix, HiddenRule::comment, name, xml::text_in(node));
        noted.add_line(name, xml::text_in(node));
    });
}

void look_at_settings(archive::Zip const& zip, Noted& noted)
{
    xml::Part::of(zip, "word/settings.xml").each([&](pugi::xml_node node) {
        auto const name = xml::local_name(node);
        if (name == "docVar")
            noted.add(
                Level::please_confirm, HiddenRule::property, "word/settings.xml",
                std::string{xml::attribute(node, "name")} + ": " + std::string{xml::attribute(node, "val")});
        if (name == "mailMerge")
            noted.add(
                Level::please_confirm, HiddenRule::external_link, "word/settings.xml",
                xml::attribute(xml::child(node, "query"), "val"));
    });
}

void look_at_people(archive::Zip const& zip, Noted& noted)
{
    xml::Part::of(zip, "word/people.xml").each([&](pugi::xml_node node) {
        auto const name = xml::attribute(node, "author");
        if (xml::local_name(node) == "person" && !is_nobody(name))
            noted.add(Level::please_confirm, HiddenRule::author, "word/people.xml", name);
    });
}

} // namespace

void inspect_word(archive::Zip const& zip, Noted& noted)
{
    Styles const styles{zip};
    for (auto const& entry : zip.entries()) {
        auto const& name = entry.name;
        if (!name.starts_with("word/") || !name.ends_with(".xml"))
            continue;
        auto const leaf = std::string_view{name}.substr(name.rfind('/') + 1);
        if (leaf.starts_with("document") || leaf.starts_with("header") || leaf.starts_with("footer") ||
            leaf.starts_with("footnotes") || leaf.starts_with("endnotes"))
            look_at_text(zip, name, styles, noted);
        if (leaf == "comments.xml")
            look_at_comments(zip, name, noted);
    }
    look_at_settings(zip, noted);
    look_at_people(zip, noted);
}

} // namespace fengye::media
