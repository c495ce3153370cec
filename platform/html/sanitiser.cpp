#include "platform/html/sanitiser.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <gumbo.h>

#include "platform/front/reader.hpp"
#include "platform/html/formatting.hpp"
#include "platform/http/url.hpp"

namespace fengye::html {

namespace {

constexpr int depth_max = 100;

enum class Way { keep, unwrap, drop };

struct Rule {
    GumboTag tag;
    Way way;
    std::string_view name;
    bool is_block;
};

constexpr std::array rules{
    Rule{GUMBO_TAG_P, Way::keep, "p", true},
    Rule{GUMBO_TAG_H1, Way::keep, "h2", true},
    Rule{GUMBO_TAG_H2, Way::keep, "h2", true},
    Rule{GUMBO_TAG_H3, Way::keep, "h3", true},
    Rule{GUMBO_TAG_H4, Way::keep, "h4", true},
    Rule{GUMBO_TAG_H5, Way::keep, "h4", true},
    Rule{GUMBO_TAG_H6, Way::keep, "h4", true},
    Rule{GUMBO_TAG_UL, Way::keep, "ul", true},
    Rule{GUMBO_TAG_OL, Way::keep, "ol", true},
    Rule{GUMBO_TAG_LI, Way::keep, "li", true},
    Rule{GUMBO_TAG_BLOCKQUOTE, Way::keep, "blockquote", true},
    Rule{GUMBO_TAG_TABLE, Way::keep, "table", true},
    Rule{GUMBO_TAG_CAPTION, Way::keep, "caption", true},
    Rule{GUMBO_TAG_THEAD, Way::keep, "thead", true},
    Rule{GUMBO_TAG_TBODY, Way::keep, "tbody", true},
    Rule{GUMBO_TAG_TFOOT, Way::keep, "tfoot", true},
    Rule{GUMBO_TAG_TR, Way::keep, "tr", true},
    Rule{GUMBO_TAG_TH, Way::keep, "th", true},
    Rule{GUMBO_TAG_TD, Way::keep, "td", true},
    Rule{GUMBO_TAG_STRONG, Way::keep, "strong", false},
    Rule{GUMBO_TAG_B, Way::keep, "strong", false},
    Rule{GUMBO_TAG_EM, Way::keep, "em", false},
    Rule{GUMBO_TAG_I, Way::keep, "em", false},
    Rule{GUMBO_TAG_SUP, Way::keep, "sup", false},
    Rule{GUMBO_TAG_SUB, Way::keep, "sub", false},
    Rule{GUMBO_TAG_A, Way::keep, "a", false},
    Rule{GUMBO_TAG_FIGURE, Way::keep, "figure", true},
    Rule{GUMBO_TAG_FIGCAPTION, Way::keep, "figcaption", true},
    Rule{GUMBO_TAG_IMG, Way::keep, "img", false},
    Rule{GUMBO_TAG_BR, Way::keep, "br", false},
    Rule{GUMBO_TAG_HR, Way::keep, "hr", true},
    Rule{GUMBO_TAG_DIV, Way::unwrap, "div", true},
    Rule{GUMBO_TAG_SECTION, Way::unwrap, "section", true},
    Rule{GUMBO_TAG_ARTICLE, Way::unwrap, "article", true},
    Rule{GUMBO_TAG_SPAN, Way::unwrap, "span", false},
    Rule{GUMBO_TAG_SCRIPT, Way::drop, "script", false},
    Rule{GUMBO_TAG_STYLE, Way::drop, "style", false},
    Rule{GUMBO_TAG_IFRAME, Way::drop, "iframe", false},
    Rule{GUMBO_TAG_OBJECT, Way::drop, "object", false},
    Rule{GUMBO_TAG_EMBED, Way::drop, "embed", false},
    Rule{GUMBO_TAG_FORM, Way::drop, "form", false},
    Rule{GUMBO_TAG_INPUT, Way::drop, "input", false},
    Rule{GUMBO_TAG_BUTTON, Way::drop, "button", false},
    Rule{GUMBO_TAG_SELECT, Way::drop, "select", false},
    Rule{GUMBO_TAG_TEXTAREA, Way::drop, "textarea", false},
    Rule{GUMBO_TAG_SVG, Way::drop, "svg", false},
    Rule{GUMBO_TAG_MATH, Way::drop, "math", false},
    Rule{GUMBO_TAG_TEMPLATE, Way::drop, "template", false},
    Rule{GUMBO_TAG_NOSCRIPT, Way::drop, "noscript", false},
    Rule{GUMBO_TAG_HEAD, Way::drop, "head", false},
    Rule{GUMBO_TAG_TITLE, Way::drop, "title", false},
    Rule{GUMBO_TAG_XMP, Way::drop, "xmp", false},
    Rule{GUMBO_TAG_PLAINTEXT, Way::drop, "plaintext", false},
    Rule{GUMBO_TAG_NOFRAMES, Way::drop, "noframes", false},
    Rule{GUMBO_TAG_NOEMBED, Way::drop, "noembed", false},
};

Rule rule_of(GumboElement const& element)
{
    // Foreign content (SVG, MathML) parses by other rules: none of it is kept.
    if (element.tag_namespace != GUMBO_NAMESPACE_HTML)
        return {element.tag, Way::drop, "foreign", false};
    for (auto const& rule : rules)
        if (rule.tag == element.tag)
            return rule;
    return {element.tag, Way::unwrap, {}, false};
}

struct CloseOutput {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

std::size_t elements_in(std::string_view markup)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < markup.size(); ++i)
        count += markup[i] == '<' && ((markup[i + 1] | 32) >= 'a' && (markup[i + 1] | 32) <= 'z');
    return count;
}

std::string paragraphs_of(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        while (line.starts_with(' ') || line.starts_with("　"))
            line.remove_prefix(line.starts_with(' ') ? 1 : 3); // the indent is the style's business
        if (!line.empty())
            out += "<p>" + escaped(line).text() + "</p>";
    }
    return out;
}

class Walk {
public:
    Walk(bool presents, std::string_view label) : m_presents{presents}, m_label{label} {}

    void node(GumboNode const& node, int depth)
    {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
            node.type == GUMBO_NODE_CDATA) {
            html += escaped(node.v.text.text).text();
            text += node.v.text.text;
        } else if (node.type == GUMBO_NODE_ELEMENT && depth < depth_max) {
            element(node.v.element, depth);
        }
    }

    std::string html, text;
    std::vector<std::string> links, pictures, dropped;
    int pictures_without_alt{0};

private:
    void children(GumboElement const& element, int depth)
    {
        for (unsigned i = 0; i < element.children.length; ++i)
            node(*static_cast<GumboNode const*>(element.children.data[i]), depth + 1);
    }

    void element(GumboElement const& element, int depth)
    {
        auto const rule = rule_of(element);
        if (rule.way == Way::drop) {
            note_dropped(rule.name);
            return;
        }
        if (rule.is_block && !text.empty() && text.back() != '\n')
            text += '\n';
        if (rule.way == Way::unwrap || says_nothing_new(rule.name))
            children(element, depth);
        else if (rule.name == "img")
            picture(element);
        else if (rule.name == "br" || rule.name == "hr")
            html += rule.name == "br" ? "<br>" : "<hr>";
        else
            kept(element, rule, depth);
        if (rule.is_block || rule.name == "br")
            text += '\n';
        else if (rule.name == "td" || rule.name == "th")
            text += ' ';
    }

    // Strong within strong is no stronger.
    bool says_nothing_new(std::string_view name) const
    {
        return (name == "strong" || name == "em") &&
               std::find(m_open.begin(), m_open.end(), name) != m_open.end();
    }

    void kept(GumboElement const& element, Rule const& rule, int depth)
    {
        bool const scrolls = m_presents && rule.name == "table";
        if (scrolls)
            html += "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" +
                    escaped(next_table_name()).text() + "\">";
        html += '<';
        html += rule.name;
        attributes(element, rule.name);
        html += '>';
        m_open.push_back(rule.name);
        children(element, depth);
        m_open.pop_back();
        html += "</";
        html += rule.name;
        html += '>';
        if (scrolls)
            html += "</div>";
    }

    // No two tables of a text bear one name: 任务分解表, 任务分解表（2）.
    std::string next_table_name()
    {
        m_tables += 1;
        return m_tables == 1 ? std::string{m_label} : fmt::format("{}（{}）", m_label, m_tables);
    }

    void attributes(GumboElement const& element, std::string_view name)
    {
        if (name == "a")
            link(value(element, "href"));
        if (name == "td" || name == "th") {
            number(element, "colspan", 50);
            number(element, "rowspan", 500);
        }
        if (name == "th")
            choice(element, "scope", {"col", "row", "colgroup", "rowgroup"});
        if (name == "ol")
            number(element, "start", 9999);
        choice(element, "lang", {"en", "zh-CN", "ko", "ja", "ru"});
        alignment(element, name);
    }

    void link(std::string_view href)
    {
        auto const target = http::allowed_link(href);
        if (target.empty())
            return;
        auto const host = http::host_of(target);
        if (!host.empty())
            links.push_back(target);
        bool const is_government = host.ends_with(".gov.cn") || host == "gov.cn";
        attribute(
            "href",
            m_presents && !host.empty() && !is_government ? "/out/" + front::link_key(target) : target);
    }

    // Pictures stand in our own store; anything else would tell another host who reads.
    void picture(GumboElement const& element)
    {
        auto const source = value(element, "src");
        bool const is_ours = source.starts_with("/files/") && source.find("..") == std::string_view::npos &&
                             source.find_first_of(" \\") == std::string_view::npos;
        if (!is_ours) {
            note_dropped("img");
            return;
        }
        pictures.emplace_back(source);
        auto const alt = value(element, "alt");
        pictures_without_alt += alt.empty() ? 1 : 0;
        html += "<img";
        attribute("src", source);
        attribute("alt", alt);
        number(element, "width", 10'000);
        number(element, "height", 10'000);
        html += m_presents ? " loading=\"lazy\">" : ">";
    }

    // Of every style only the alignment stays, as a class.
    void alignment(GumboElement const& element, std::string_view name)
    {
        if (name != "p" && name != "td" && name != "th" && name != "h2" && name != "h3")
            return;
        auto const style = value(element, "style");
        auto const classes = value(element, "class");
        for (auto const* side : {"center", "right"})
            if (style.find(std::string{"text-align:"} + side) != std::string_view::npos ||
                style.find(std::string{"text-align: "} + side) != std::string_view::npos ||
                classes == std::string{"align-"} + side || value(element, "align") == side)
                attribute("class", std::string{"align-"} + side);
    }

    static std::string_view value(GumboElement const& element, char const* name)
    {
        auto const* attribute = gumbo_get_attribute(&element.attributes, name);
        return attribute ? attribute->value : "";
    }
    void attribute(std::string_view name, std::string_view text)
    {
        html += ' ';
        html += name;
        html += "=\"" + escaped(text).text() + '"';
    }
    void number(GumboElement const& element, char const* name, int most)
    {
        auto const text = value(element, name);
        bool const is_number =
            !text.empty() && text.size() <= 5 &&
            std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (is_number && std::stoi(std::string{text}) >= 1 && std::stoi(std::string{text}) <= most)
            attribute(name, text);
    }
    void
    choice(GumboElement const& element, char const* name, std::initializer_list<std::string_view> allowed)
    {
        auto const text = value(element, name);
        if (std::find(allowed.begin(), allowed.end(), text) != allowed.end())
            attribute(name, text);
    }
    void note_dropped(std::string_view name)
    {
        if (std::find(dropped.begin(), dropped.end(), name) == dropped.end())
            dropped.emplace_back(name);
    }

    bool m_presents;
    std::string_view m_label;
    std::vector<std::string_view> m_open; // elements around
    int m_tables{0};
};

Walk walk(std::string_view markup, bool presents, std::string_view label)
{
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_DIV;
    options.max_errors = 0;
    std::unique_ptr<GumboOutput, CloseOutput> const output{
        gumbo_parse_with_options(&options, markup.data(), markup.size())};
    Walk walk{presents, label};
    auto const& children = output->root->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        walk.node(*static_cast<GumboNode const*>(children.data[i]), 0);
    return walk;
}

} // namespace

Result<Cleaned> Sanitiser::clean(std::string_view markup)
{
    auto const too_large = refuse(Because::not_valid, "platform.text_too_large", "body");
    if (markup.size() > bytes_max)
        return too_large;
    auto const text = elements_in(markup) == 0 ? paragraphs_of(markup) : with_plain_formatting(markup);
    if (!text || elements_in(*text) > elements_max)
        return too_large;
    auto result = walk(*text, false, {});
    return Cleaned{Safe{std::move(result.html)}, std::move(result.text),    std::move(result.links),
                   std::move(result.pictures),   std::move(result.dropped), result.pictures_without_alt};
}

Cleaned Sanitiser::present(Safe const& safe, std::string_view label)
{
    auto result = walk(safe.text(), true, label);
    return {Safe{std::move(result.html)}, std::move(result.text),    std::move(result.links),
            std::move(result.pictures),   std::move(result.dropped), result.pictures_without_alt};
}

} // namespace fengye::html
