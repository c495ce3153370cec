#include "platform/html/blocks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace fengye::html {

namespace {

constexpr std::array<std::string_view, 13> standing{
    "p", "h2", "h3", "h4", "li", "tr", "caption", "dt", "figcaption", "summary", "pre", "dd", "blockquote"};

constexpr std::array<std::pair<std::string_view, char>, 5> entities{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

std::string plain(std::string_view escaped)
{
    std::string text;
    while (!escaped.empty()) {
        auto const entity = std::find_if(entities.begin(), entities.end(), [&](auto const& known) {
            return escaped.starts_with(known.first);
        });
        bool const is_entity = entity != entities.end();
        text += is_entity ? entity->second : escaped.front();
        escaped.remove_prefix(is_entity ? entity->first.size() : 1);
    }
    return text;
}

std::string_view attribute(std::string_view tag, std::string_view name)
{
    auto const wanted = " " + std::string{name} + "=\"";
    auto const at = tag.find(wanted);
    if (at == std::string_view::npos)
        return {};
    auto const value = tag.substr(at + wanted.size());
    return value.substr(0, value.find('"'));
}

class Walk {
public:
    explicit Walk(std::string_view markup) : m_left{markup} {}

    std::vector<Block> run()
    {
        while (!m_left.empty()) {
            auto const length = std::min(m_left.find('<'), m_left.size());
            take_text(m_left.substr(0, length));
            m_left.remove_prefix(length);
            auto const end = std::min(m_left.find('>'), m_left.size());
            if (!m_left.empty())
                take_tag(m_left.substr(1, end > 0 ? end - 1 : 0));
            m_left.remove_prefix(std::min(end + 1, m_left.size()));
        }
        close();
        return std::move(m_blocks);
    }

private:
    void take_text(std::string_view escaped)
    {
        auto text = plain(escaped);
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
        if (!m_open.text.empty() || text.find_first_not_of(' ') != std::string::npos)
            m_open.text += text;
    }

    void take_tag(std::string_view tag)
    {
        bool const ends = tag.starts_with('/');
        auto const name = tag.substr(ends, tag.find_first_of(" /", ends) - ends);
        bool const is_cell = name == "td" || name == "th";
        if (name == "br")
            close();
        else if (is_cell && !ends && !m_open.text.empty())
            m_open.text += '\t';
        else if (name == "a" && !ends)
            m_open.targets.push_back(plain(attribute(tag, "href")));
        else if (name == "img")
            take_picture(tag);
        else if (
            !is_inside_a_row(name) && std::find(standing.begin(), standing.end(), name) != standing.end())
            stand(ends ? "p" : name);
        m_is_row = name == "tr" ? !ends : m_is_row;
    }

    void take_picture(std::string_view tag)
    {
        m_open.text += "［" + plain(attribute(tag, "alt")) + "］";
        m_open.targets.push_back(plain(attribute(tag, "src")));
    }

    // Paragraphs within a cell stand in its row.
    bool is_inside_a_row(std::string_view name) const { return m_is_row && name != "tr"; }

    void stand(std::string_view element)
    {
        close();
        m_open.element = element;
    }

    void close()
    {
        auto const last = m_open.text.find_last_not_of(' ');
        m_open.text.erase(last == std::string::npos ? 0 : last + 1);
        auto element = m_open.element;
        if (!m_open.text.empty())
            m_blocks.push_back(std::move(m_open));
        m_open = {std::move(element), {}, {}};
    }

    std::string_view m_left;
    bool m_is_row = false;
    Block m_open{"p", {}, {}};
    std::vector<Block> m_blocks;
};

} // namespace

std::vector<Block> blocks_of(Safe const& markup)
{
    return Walk{markup.text()}.run();
}

} // namespace fengye::html
