#include "modules/imports/domain/page_parts.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <gumbo.h>

#include "modules/imports/domain/markup.hpp"

namespace fengye::imports {

namespace {

constexpr std::size_t text_bytes_min = 30; // less is an empty frame
constexpr int tries_max = 50;              // frames of one name

struct CloseOutput {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

enum class By { id, css_class, tag };
struct Container {
    By by;
    std::string_view name;
};
// What publishing systems of governments call the main part, surest first.
constexpr std::array containers{
    Container{By::id, "zoom"},         Container{By::css_class, "trs_editor"},
    Container{By::id, "ucap-content"}, Container{By::css_class, "article"},
    Container{By::id, "content"},      Container{By::tag, "article"},
    Container{By::tag, "main"},
};

std::string attribute(GumboElement const& element, char const* name)
{
    auto const* found = gumbo_get_attribute(&element.attributes, name);
    return found ? std::string{trimmed(found->value)} : std::string{};
}

bool has_word(std::string const& words, std::string_view word)
{
    auto const padded = " " + lower(words) + " ";
    return padded.find(" " + std::string{word} + " ") != std::string::npos;
}

bool fits(GumboElement const& element, Container const& container)
{
    switch (container.by) {
    case By::id:
        return lower(attribute(element, "id")) == container.name;
    case By::css_class:
        return has_word(attribute(element, "class"), container.name);
    case By::tag:
        break;
    }
    return container.name == gumbo_normalized_tagname(element.tag);
}

bool is_unseen(GumboTag tag)
{
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT ||
           tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_TEXTAREA || tag == GUMBO_TAG_SELECT;
}

bool holds_text(GumboTag tag)
{
    return tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_BODY;
}

// Ways and frames around the text.
bool is_around(GumboTag tag)
{
    return tag == GUMBO_TAG_A || tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_HEADER || tag == GUMBO_TAG_FOOTER ||
           tag == GUMBO_TAG_ASIDE;
}

// Elements and texts below a node in their order, without recursion; `around` is what holds them.
struct Step {
    GumboNode const* node;
    GumboElement const* holder; // the nearest block
    bool is_text_of_holder;     // not in a link or a menu
};

template <class Look>
void walk(GumboNode const* top, Look look)
{
    std::vector<Step> waiting{{top, nullptr, true}};
    while (!waiting.empty()) {
        auto const step = waiting.back();
        waiting.pop_back();
        look(step);
        if (step.node->type != GUMBO_NODE_ELEMENT || is_unseen(step.node->v.element.tag))
            continue;
        auto const& element = step.node->v.element;
        auto const* holder = holds_text(element.tag) ? &element : step.holder;
        bool const counts = step.is_text_of_holder && !is_around(element.tag);
        for (unsigned i = element.children.length; i > 0; --i)
            waiting.push_back({static_cast<GumboNode const*>(element.children.data[i - 1]), holder, counts});
    }
}

std::string text_below(GumboNode const* top)
{
    std::string text;
    walk(top, [&](Step const& step) {
        if (step.node->type == GUMBO_NODE_TEXT)
            text += step.node->v.text.text;
    });
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return std::string{trimmed(text)};
}

struct Range {
    std::size_t begin{0}, end{0};
    bool holds(Range const& other) const { return begin <= other.begin && other.end <= end; }
};

class Reading {
public:
    explicit Reading(std::string_view markup) : m_markup{markup} {}

    PageParts read()
    {
        GumboOptions options = kGumboDefaultOptions;
        options.max_errors = 0;
        std::unique_ptr<GumboOutput, CloseOutput> const output{
            gumbo_parse_with_options(&options, m_markup.data(), m_markup.size())};
        walk(output->root, [&](Step const& step) { look(step); });
        choose_title();
        auto const inside = inner(main_part());
        if (inside.holds(m_title_range) && m_title_range.end > 0)
            m_parts.body = std::string{m_markup.substr(inside.begin, m_title_range.begin - inside.begin)} +
                           std::string{m_markup.substr(m_title_range.end, inside.end - m_title_range.end)};
        else
            m_parts.body = m_markup.substr(inside.begin, inside.end - inside.begin);
        return std::move(m_parts);
    }

private:
    struct Heading {
        std::string text;
        Range range;
    };

    void look(Step const& step)
    {
        if (step.node->type == GUMBO_NODE_TEXT) {
            auto const text = trimmed(step.node->v.text.text);
            m_parts.text += std::string{text} + "\n";
            if (step.holder && step.is_text_of_holder)
                add_text(step.holder, text.size());
            return;
        }
        if (step.node->type != GUMBO_NODE_ELEMENT)
            return;
        auto const& element = step.node->v.element;
        if (element.tag == GUMBO_TAG_META) {
            auto name = lower(attribute(element, "name"));
            if (name.empty())
                name = lower(attribute(element, "property"));
            m_parts.meta.emplace(name, attribute(element, "content"));
        } else if (element.tag == GUMBO_TAG_TITLE && m_window_title.empty()) {
            for (unsigned i = 0; i < element.children.length; ++i) {
                auto const* child = static_cast<GumboNode const*>(element.children.data[i]);
                if (child->type == GUMBO_NODE_TEXT)
                    m_window_title += trimmed(child->v.text.text);
            }
        } else if (element.tag == GUMBO_TAG_H1) {
            m_headings.push_back({text_below(step.node), outer(element)});
        } else if (element.tag == GUMBO_TAG_TIME && m_parts.time.empty()) {
            m_parts.time = attribute(element, "datetime");
        }
        for (std::size_t i = 0; i < containers.size(); ++i)
            if (!m_named[i] && m_tries[i] < tries_max && fits(element, containers[i]) && ++m_tries[i] > 0 &&
                (text_below(step.node).size() >= text_bytes_min || holds_picture(step.node)))
                m_named[i] = &element;
    }

    static bool holds_picture(GumboNode const* top)
    {
        bool found = false;
        walk(top, [&](Step const& step) {
            found =
                found || (step.node->type == GUMBO_NODE_ELEMENT && step.node->v.element.tag == GUMBO_TAG_IMG);
        });
        return found;
    }

    void add_text(GumboElement const* holder, std::size_t bytes)
    {
        auto& sum = m_text_bytes[holder];
        sum += bytes;
        if (sum > m_most) {
            m_most = sum;
            m_fullest = holder;
        }
    }

    GumboElement const* main_part()
    {
        for (auto const* named : m_named)
            if (named) {
                m_parts.names_its_body = true;
                return named;
            }
        return m_fullest;
    }

    // The heading with which the window's title begins, or the last it holds: others are names of the site.
    Heading const* title_heading() const
    {
        Heading const* found = nullptr;
        for (auto const& heading : m_headings) {
            if (heading.text.empty())
                continue;
            if (m_window_title.starts_with(heading.text))
                return &heading;
            if (!found || m_window_title.find(heading.text) != m_window_title.npos)
                found = &heading;
        }
        return found;
    }

    void choose_title()
    {
        auto const* heading = title_heading();
        if (auto const meta = m_parts.meta.find("articletitle"); meta != m_parts.meta.end())
            m_parts.title = meta->second;
        if (heading) {
            m_title_range = heading->range;
            if (m_parts.title.empty())
                m_parts.title = heading->text;
        }
        if (m_parts.title.empty()) {
            std::string_view title = m_window_title;
            for (auto const* mark : {"_", "|", " - "})
                title = title.substr(0, title.find(mark));
            m_parts.title = trimmed(title);
        }
        m_parts.title = line_of_text(m_parts.title);
    }

    std::size_t place_of(char const* at) const { return static_cast<std::size_t>(at - m_markup.data()); }
    std::size_t end_of(GumboElement const& element) const
    {
        auto const& tag = element.original_end_tag;
        return tag.length > 0 ? place_of(tag.data)
                              : std::min<std::size_t>(element.end_pos.offset, m_markup.size());
    }
    Range inner(GumboElement const* element) const
    {
        if (!element || element->original_tag.length == 0)
            return {0, m_markup.size()};
        auto const begin = place_of(element->original_tag.data) + element->original_tag.length;
        return {begin, std::max(begin, end_of(*element))};
    }
    Range outer(GumboElement const& element) const
    {
        if (element.original_tag.length == 0)
            return {};
        auto const begin = place_of(element.original_tag.data);
        return {begin, std::max(begin, end_of(element)) + element.original_end_tag.length};
    }

    std::string_view m_markup;
    PageParts m_parts;
    std::string m_window_title;
    std::vector<Heading> m_headings;
    Range m_title_range;
    std::array<GumboElement const*, containers.size()> m_named{};
    std::array<int, containers.size()> m_tries{};
    std::map<GumboElement const*, std::size_t> m_text_bytes;
    std::size_t m_most{0};
    GumboElement const* m_fullest{nullptr};
};

} // namespace

PageParts page_parts(std::string_view markup)
{
    return Reading{markup}.read();
}

} // namespace fengye::imports
