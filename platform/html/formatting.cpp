#include "platform/html/formatting.hpp"

#include <algorithm>
#include <array>

namespace fengye::html {

namespace {

constexpr int attributes_max = 64;

constexpr std::array<std::string_view, 4> kept{"b", "em", "i", "strong"};
constexpr std::array<std::string_view, 9> not_kept{"big",   "code",   "font", "nobr", "s",
                                                   "small", "strike", "tt",   "u"};
// Their content is no markup: it ends at their own end tag and nowhere before.
constexpr std::array<std::string_view, 9> raw{"iframe", "noembed",  "noframes", "plaintext", "script",
                                              "style",  "textarea", "title",    "xmp"};

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool ends_name(char c)
{
    return is_space(c) || c == '/' || c == '>';
}

bool is_one_of(auto const& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_alike(std::string_view text, std::string_view small_letters)
{
    return text.size() == small_letters.size() &&
           std::equal(text.begin(), text.end(), small_letters.begin(), [](char c, char wanted) {
               return (is_letter(c) ? static_cast<char>(c | 32) : c) == wanted;
           });
}

// Reads tags by the rules of the HTML standard, section 13.2.5, as far as they decide where one ends.
class Pass {
public:
    explicit Pass(std::string_view markup) : m_markup{markup} { m_out.reserve(markup.size()); }

    std::optional<std::string> run()
    {
        while (m_at < m_markup.size()) {
            auto const begin = std::min(m_markup.find('<', m_at), m_markup.size());
            m_out += m_markup.substr(m_at, begin - m_at);
            m_at = begin;
            if (m_at < m_markup.size() && !construct())
                return std::nullopt;
        }
        return std::move(m_out);
    }

private:
    bool starts_here(std::string_view text) const { return m_markup.substr(m_at).starts_with(text); }

    bool construct()
    {
        auto const second = m_at + 1 < m_markup.size() ? m_markup[m_at + 1] : ' ';
        if (starts_here("<!--")) {
            pass_comment();
        } else if (is_letter(second)) {
            return tag(m_at + 1, false);
        } else if (second == '/' && m_at + 2 < m_markup.size() && is_letter(m_markup[m_at + 2])) {
            return tag(m_at + 2, true);
        } else {
            m_out += '<'; // of the text, or a declaration, which ends at the next bracket anyway
            ++m_at;
        }
        return true;
    }

    void pass_comment()
    {
        auto const text = m_markup.substr(m_at + 4);
        if (text.starts_with('>') || text.starts_with("->")) {
            m_at += text.starts_with('>') ? 5 : 6;
            return;
        }
        auto const plain = text.find("-->"), odd = text.find("--!>");
        if (std::min(plain, odd) == std::string_view::npos)
            m_at = m_markup.size();
        else
            m_at += 4 + (plain < odd ? plain + 3 : odd + 4);
    }

    bool tag(std::size_t name_begin, bool is_end)
    {
        auto const begin = m_at;
        auto end = name_begin;
        while (end < m_markup.size() && !ends_name(m_markup[end]))
            ++end;
        std::string name{m_markup.substr(name_begin, end - name_begin)};
        for (auto& c : name)
            c = is_letter(c) ? static_cast<char>(c | 32) : c;
        m_at = end;
        if (pass_attributes() > attributes_max)
            return false;
        if (is_one_of(kept, name))
            m_out += (is_end ? "</" : "<") + name + ">";
        else if (!is_one_of(not_kept, name))
            m_out += m_markup.substr(begin, m_at - begin);
        if (!is_end && is_one_of(raw, name))
            pass_raw(name);
        return true;
    }

    // To behind the tag's bracket, or to the end of a tag that has none.
    int pass_attributes()
    {
        int count = 0;
        while (m_at < m_markup.size()) {
            auto const c = m_markup[m_at];
            if (c == '>') {
                ++m_at;
                return count;
            }
            if (ends_name(c)) {
                ++m_at;
                continue;
            }
            if (++count > attributes_max)
                return count;
            pass_attribute();
        }
        return count;
    }

    void pass_attribute()
    {
        auto const pass_while = [&](auto holds) {
            while (m_at < m_markup.size() && holds(m_markup[m_at]))
                ++m_at;
        };
        ++m_at; // a name may begin with any character, an equals sign too
        pass_while([](char c) { return !ends_name(c) && c != '='; });
        auto const after_name = m_at;
        pass_while(is_space);
        if (m_at >= m_markup.size() || m_markup[m_at] != '=') {
            m_at = after_name;
            return;
        }
        ++m_at;
        pass_while(is_space);
        if (m_at >= m_markup.size())
            return;
        auto const quote = m_markup[m_at];
        if (quote == '"' || quote == '\'') {
            m_at = std::min(m_markup.find(quote, m_at + 1), m_markup.size() - 1) + 1;
        } else {
            pass_while([](char c) { return !is_space(c) && c != '>'; });
        }
    }

    void pass_raw(std::string_view name)
    {
        for (auto at = m_markup.find("</", m_at); at != std::string_view::npos;
             at = m_markup.find("</", at + 2)) {
            auto const after = at + 2 + name.size();
            if (name != "plaintext" && is_alike(m_markup.substr(at + 2, name.size()), name) &&
                after < m_markup.size() && ends_name(m_markup[after])) {
                m_at = at;
                return;
            }
        }
        m_at = m_markup.size();
    }

    std::string_view m_markup;
    std::size_t m_at{0};
    std::string m_out;
};

} // namespace

std::optional<std::string> with_plain_formatting(std::string_view markup)
{
    return Pass{markup}.run();
}

} // namespace fengye::html
