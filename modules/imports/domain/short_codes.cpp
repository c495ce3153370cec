#include "modules/imports/domain/short_codes.hpp"

#include <array>
#include <map>

#include "modules/imports/domain/markup.hpp"
#include "platform/html/safe.hpp"

namespace fengye::imports {

namespace {

struct ShortCode {
    std::string_view name, attributes;
    std::size_t end; // after ]
};

constexpr std::array names{"caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"};

bool ends_name(char c)
{
    return c == ' ' || c == ']' || c == '/';
}

// The one that begins at this bracket.
bool read_short_code(std::string_view text, std::size_t at, ShortCode& found)
{
    for (std::string_view const name : names) {
        auto const rest = text.substr(at + 1);
        if (!rest.starts_with(name) || rest.size() <= name.size() || !ends_name(rest[name.size()]))
            continue;
        auto const end = text.find(']', at);
        if (end == std::string_view::npos)
            return false;
        found = {name, text.substr(at + 1 + name.size(), end - at - 1 - name.size()), end + 1};
        return true;
    }
    return false;
}

std::string_view value_in(std::string_view attributes, std::string_view name)
{
    for (auto at = attributes.find(name); at != attributes.npos; at = attributes.find(name, at + 1)) {
        auto const rest = attributes.substr(at + name.size());
        if (rest.size() < 3 || rest[0] != '=' || (rest[1] != '"' && rest[1] != '\''))
            continue;
        return rest.substr(2, rest.find(rest[1], 2) - 2);
    }
    return {};
}

std::string link_to(std::string_view address)
{
    auto const text = html::escaped(trimmed(address)).text();
    return text.empty() ? text : "<p><a href=\"" + text + "\">" + text + "</a></p>";
}

// A picture, perhaps within a link, and behind it the words.
std::string figure_of(std::string_view inside, std::string_view attributes)
{
    auto const picture = inside.find("<img");
    auto end = picture == inside.npos ? inside.npos : inside.find('>', picture);
    if (end == inside.npos)
        return std::string{inside};
    ++end;
    if (trimmed(inside.substr(end)).starts_with("</a>"))
        end = inside.find("</a>", end) + 4;
    auto words = trimmed(inside.substr(end));
    if (words.empty())
        words = value_in(attributes, "caption");
    auto const figcaption = words.empty() ? "" : "<figcaption>" + std::string{words} + "</figcaption>";
    return "<figure>" + std::string{trimmed(inside.substr(0, end))} + figcaption + "</figure>";
}

// Blocks stand by themselves; what begins otherwise is a paragraph.
bool begins_block(std::string_view text)
{
    static constexpr std::array blocks{
        "<p",       "<h1",    "<h2",  "<h3",     "<h4",         "<h5",     "<h6",    "<ul",  "<ol",
        "<li",      "<table", "<div", "<figure", "<blockquote", "<pre",    "<hr",    "<!--", "<section",
        "<article", "</",     "<t",   "<dl",     "<iframe",     "<script", "<style", "<form"};
    auto const small = lower(text.substr(0, 12));
    for (std::string_view const block : blocks)
        if (small.starts_with(block))
            return true;
    return false;
}

} // namespace

std::string without_short_codes(std::string_view body, PicturesOf const& pictures_of)
{
    std::string out;
    std::size_t at = 0;
    ShortCode code;
    auto const last_end = body.rfind(']');
    std::map<std::string_view, std::size_t> last_closes; // no end is looked for in vain twice
    for (auto bracket = body.find('['); bracket != body.npos; bracket = body.find('[', bracket)) {
        if (last_end == body.npos || bracket > last_end)
            break;
        if (!read_short_code(body, bracket, code)) {
            ++bracket;
            continue;
        }
        out += body.substr(at, bracket - at);
        auto const end_mark = "[/" + std::string{code.name} + "]";
        auto const last_close = last_closes.contains(code.name)
                                    ? last_closes.at(code.name)
                                    : last_closes[code.name] = body.rfind(end_mark);
        auto const close =
            last_close != body.npos && code.end <= last_close ? body.find(end_mark, code.end) : body.npos;
        auto const inside = close == body.npos ? std::string_view{} : body.substr(code.end, close - code.end);
        at = bracket = close == body.npos ? code.end : body.find(']', close) + 1;
        if (code.name == "gallery" || code.name == "playlist") {
            if (code.name == "gallery")
                for (auto const& picture : pictures_of(value_in(code.attributes, "ids")))
                    out += "<figure><img src=\"" + html::escaped(picture).text() + "\" alt=\"\"></figure>";
            if (inside.size() > 0)
                at = bracket = code.end; // it has no end of its own
        } else if (code.name.ends_with("caption")) {
            out += figure_of(inside, code.attributes);
        } else if (code.name == "embed") {
            out += link_to(inside);
        } else {
            for (auto const* name : {"src", "mp3", "mp4", "m4a", "webm"})
                if (auto const address = value_in(code.attributes, name); !address.empty()) {
                    out += link_to(address);
                    break;
                }
        }
    }
    out += body.substr(at);
    return out;
}

std::string with_paragraphs(std::string_view body)
{
    std::string lines;
    for (char c : body)
        if (c != '\r')
            lines += c;
    std::string out;
    std::string_view rest = lines;
    while (!rest.empty()) {
        auto const end = std::min(rest.find("\n\n"), rest.size());
        auto const part = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 2, rest.size()));
        if (part.empty())
            continue;
        if (begins_block(part)) {
            out += std::string{part} + "\n";
            continue;
        }
        out += "<p>";
        for (char c : part)
            out += c == '\n' ? std::string{"<br>"} : std::string{c};
        out += "</p>\n";
    }
    return out;
}

} // namespace fengye::imports
