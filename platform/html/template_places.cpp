#include "platform/html/template_places.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace fengye::html {

namespace {

struct Unsafe {
    std::string why;
};

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string small(std::string_view text)
{
    std::string result{text};
    for (auto& c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return result;
}

bool takes_no_value(std::string_view attribute)
{
    constexpr std::array names{"srcset", "imagesrcset", "srcdoc", "formaction", "style"};
    return attribute.starts_with("on") || attribute.starts_with("hx-") || attribute.starts_with("data-hx-") ||
           std::find(names.begin(), names.end(), attribute) != names.end();
}

// Reads a template as a browser reads a page, as far as it must to know where each {{…}} stands.
class Reading {
public:
    explicit Reading(std::string_view text) : m_rest{text} {}

    void read()
    {
        while (!m_rest.empty()) {
            if (at("{{"))
                token();
            else if (at("<!--"))
                until("-->", "a value stands in a comment");
            else if (at("<!"))
                until(">", "a value stands in a declaration");
            else if (m_rest.front() == '<' && m_rest.size() > 1 && (is_letter(m_rest[1]) || m_rest[1] == '/'))
                tag();
            else if (at("<{{"))
                throw Unsafe{"a value stands as the name of a tag"};
            else
                skip(1);
        }
        if (!m_open.empty())
            throw Unsafe{"the section " + m_open.back() + " is not closed"};
    }

private:
    bool at(std::string_view text) const { return m_rest.starts_with(text); }
    void skip(std::size_t count) { m_rest.remove_prefix(std::min(count, m_rest.size())); }

    // One {{…}}; the name of a value, or nothing when it is a section or a note.
    std::string_view token()
    {
        auto const end = m_rest.find("}}");
        if (end == std::string_view::npos)
            throw Unsafe{"a {{ is not closed"};
        auto inside = m_rest.substr(2, end - 2);
        skip(end + 2);
        if (inside.starts_with('!'))
            return {};
        char const mark = inside.empty() ? '\0' : inside.front();
        if (mark == '#' || mark == '/')
            inside.remove_prefix(1);
        bool const is_name =
            !inside.empty() &&
            inside.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string_view::npos;
        if (!is_name)
            throw Unsafe{
                "{{" + std::string{inside} + "}} is no name: escaping is chosen by the program alone"};
        if (mark == '#') {
            m_open.emplace_back(inside);
            return {};
        }
        if (mark == '/') {
            if (m_open.empty() || m_open.back() != inside)
                throw Unsafe{"the section " + std::string{inside} + " closes what it did not open"};
            m_open.pop_back();
            return {};
        }
        return inside;
    }
    void token_without_value(char const* why)
    {
        if (!token().empty())
            throw Unsafe{why};
    }

    void until(std::string_view end, char const* why)
    {
        while (!m_rest.empty() && !at(end))
            at("{{") ? token_without_value(why) : skip(1);
        skip(end.size());
    }

    void tag()
    {
        skip(1);
        std::string name;
        while (!m_rest.empty() && !is_space(m_rest.front()) && m_rest.front() != '>' &&
               (m_rest.front() != '/' || name.empty())) {
            if (at("{{"))
                token_without_value("a value stands as the name of a tag");
            else {
                name += m_rest.front();
                skip(1);
            }
        }
        while (!m_rest.empty() && m_rest.front() != '>') {
            if (at("{{"))
                token_without_value("a value stands as the name of an attribute");
            else if (is_space(m_rest.front()) || m_rest.front() == '/')
                skip(1);
            else
                attribute();
        }
        skip(1);
        name = small(name);
        if (name == "script" || name == "style")
            contents(name, "a value stands inside a script or a style");
        else if (name == "textarea" || name == "title")
            contents(name, nullptr);
    }

    void attribute()
    {
        if (m_rest.front() == '=')
            throw Unsafe{"an attribute has no name of its own"};
        std::string name;
        while (!m_rest.empty() && !is_space(m_rest.front()) && m_rest.front() != '=' &&
               m_rest.front() != '>' && m_rest.front() != '/') {
            if (at("{{")) {
                token_without_value("a value stands as the name of an attribute");
                return; // {{#CHOSEN}}selected{{/CHOSEN}}
            }
            name += m_rest.front();
            skip(1);
        }
        auto const after = std::find_if_not(m_rest.begin(), m_rest.end(), is_space);
        if (after == m_rest.end() || *after != '=')
            return;
        skip(static_cast<std::size_t>(after - m_rest.begin()) + 1);
        while (!m_rest.empty() && is_space(m_rest.front()))
            skip(1);
        value_of(small(name));
    }

    void value_of(std::string const& name)
    {
        char const quote = m_rest.empty() ? '\0' : m_rest.front();
        bool const is_quoted = quote == '"' || quote == '\'';
        if (is_quoted)
            skip(1);
        while (!m_rest.empty() &&
               !(is_quoted ? m_rest.front() == quote : is_space(m_rest.front()) || m_rest.front() == '>')) {
            if (!at("{{")) {
                skip(1);
                continue;
            }
            auto const value = token();
            if (value.empty())
                continue;
            if (!is_quoted)
                throw Unsafe{"a value stands in an attribute without quotes"};
            if (takes_no_value(name))
                throw Unsafe{"a value stands in on*, srcset, srcdoc, formaction, style or hx-*"};
            if (value.ends_with("_HTML"))
                throw Unsafe{"markup stands in an attribute"};
        }
        if (is_quoted)
            skip(1);
    }

    // Of an element that holds text alone: up to its end tag.
    void contents(std::string const& element, char const* why_no_value)
    {
        auto const end = "</" + element;
        while (!m_rest.empty() && small(m_rest.substr(0, end.size())) != end) {
            if (!at("{{")) {
                skip(1);
                continue;
            }
            auto const value = token();
            if (!value.empty() && why_no_value)
                throw Unsafe{why_no_value};
            if (value.ends_with("_HTML"))
                throw Unsafe{"markup stands where only text can"};
        }
    }

    std::string_view m_rest;
    std::vector<std::string> m_open;
};

} // namespace

std::optional<std::string> unsafe_place(std::string_view template_text)
{
    try {
        Reading{template_text}.read();
        return std::nullopt;
    } catch (Unsafe const& unsafe) {
        return unsafe.why;
    }
}

} // namespace fengye::html
