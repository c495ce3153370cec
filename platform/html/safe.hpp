#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengye::html {

struct Place;
struct Picture;
enum class Loading;

// Markup that may stand unescaped in a page. Made only by the sanitiser and the templates, and read back from
// the gazette, which holds what they made.
class Safe {
public:
    Safe() = default;
    std::string const& text() const { return m_text; }
    bool empty() const { return m_text.empty(); }
    bool operator==(Safe const&) const = default;

    static Safe from_gazette(std::string text) { return Safe{std::move(text)}; }

private:
    friend class Sanitiser;
    friend class Renderer;
    friend Safe escaped(std::string_view);
    friend Safe marked(std::string_view text, std::vector<std::pair<std::size_t, std::size_t>> const& marks);
    friend Safe with_places(Safe const&, std::vector<struct Place> const&);
    friend Safe with_pictures_under(Safe const&, std::string_view, std::string_view);
    friend Safe picture(Picture const&, std::string_view, Loading);
    friend Safe with_forms(Safe const&, std::map<std::string, Picture> const&, std::string_view);
    friend Safe json_ld(std::string_view);
    explicit Safe(std::string text) : m_text{std::move(text)} {}
    std::string m_text;
};

// Text as markup: every special character escaped.
Safe escaped(std::string_view text);

} // namespace fengye::html
