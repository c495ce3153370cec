#include "platform/html/markup.hpp"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "platform/utf8/utf8.hpp"

namespace fengye::html {

namespace {

void append_escaped(std::string& out, std::string_view text)
{
    for (char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
}

// Nothing in the text joins what stands before it: then each code point is a character. So are nearly all
// texts.
bool stands_apart(std::string_view text)
{
    static constexpr auto is_plain = [](char32_t c) {
        return (c >= 0x20 && c < 0x7f) || c == U'\n' || (c >= 0x4e00 && c <= 0x9fff) ||
               (c >= 0x3000 && c <= 0x3029) || (c >= 0xff01 && c <= 0xff5e);
    };
    auto const characters = utf8::decoded(text);
    return std::all_of(characters.begin(), characters.end(), is_plain);
}

std::unique_ptr<icu::BreakIterator> characters_of(icu::UnicodeString const& text)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> breaks{
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
    breaks->setText(text);
    return breaks;
}

} // namespace

Safe escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    append_escaped(out, text);
    return Safe{std::move(out)};
}

Safe marked(std::string_view text, search::Marks const& marks)
{
    std::string out;
    std::size_t at = 0;
    for (auto const& [begin, end] : marks) {
        append_escaped(out, text.substr(at, begin - at));
        out += "<mark>";
        append_escaped(out, text.substr(begin, end - begin));
        out += "</mark>";
        at = end;
    }
    append_escaped(out, text.substr(at));
    return Safe{std::move(out)};
}

Safe with_places(Safe const& safe, std::vector<Place> const& places)
{
    std::string out = safe.text();
    for (auto const& [text, id] : places) {
        auto const wanted = escaped(text).text();
        for (auto at = out.find(wanted); at != std::string::npos && !wanted.empty();
             at = out.find(wanted, at + 1)) {
            auto const opened = out.rfind('<', at), closed = out.rfind('>', at);
            bool const is_in_tag =
                opened != std::string::npos && (closed == std::string::npos || closed < opened);
            if (is_in_tag)
                continue;
            out.insert(at + wanted.size(), "</mark>");
            out.insert(at, "<mark id=\"" + id + "\">");
            break;
        }
    }
    return Safe{std::move(out)};
}

Safe with_pictures_under(Safe const& safe, std::string_view from, std::string_view to)
{
    auto const old = "<img src=\"" + std::string{from};
    auto const fresh = "<img src=\"" + std::string{to};
    std::string out = safe.text();
    for (auto at = out.find(old); at != std::string::npos; at = out.find(old, at + fresh.size()))
        out.replace(at, old.size(), fresh);
    return Safe{std::move(out)};
}

Safe json_ld(std::string_view json)
{
    std::string out = "<script type=\"application/ld+json\">";
    while (!json.empty()) {
        auto const plain = std::min(json.find_first_of("<>&"), json.size());
        out += json.substr(0, plain);
        json.remove_prefix(plain);
        if (json.empty())
            break;
        out += json.front() == '<' ? "\\u003c" : json.front() == '>' ? "\\u003e" : "\\u0026";
        json.remove_prefix(1);
    }
    return Safe{out + "</script>"};
}

std::size_t characters_in(std::string_view text)
{
    if (stands_apart(text))
        return utf8::count(text);
    auto const unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    auto const breaks = characters_of(unicode);
    std::size_t count = 0;
    while (breaks->next() != icu::BreakIterator::DONE)
        ++count;
    return count;
}

std::string shortened(std::string_view text, std::size_t characters)
{
    auto const unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    auto const breaks = characters_of(unicode);
    auto const end = breaks->next(static_cast<std::int32_t>(characters));
    if (end == icu::BreakIterator::DONE || end >= unicode.length())
        return std::string{text};
    std::string out;
    unicode.tempSubString(0, end).toUTF8String(out);
    return out + "…";
}

} // namespace fengye::html
