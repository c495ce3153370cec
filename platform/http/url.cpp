#include "platform/http/url.hpp"

#include <algorithm>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <fmt/format.h>

#include "platform/utf8/utf8.hpp"

namespace fengye::http {

namespace {

int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

enum class Plus { is_plus, is_space };

std::optional<std::string> decoded(std::string_view text, Plus plus)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size() + 0 || digit_of(text[i + 1]) < 0 || digit_of(text[i + 2]) < 0)
                return std::nullopt;
            result += static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2]));
            i += 2;
        } else {
            result += text[i] == '+' && plus == Plus::is_space ? ' ' : text[i];
        }
    }
    if (!utf8::is_valid(result) || result.find('\0') != std::string::npos)
        return std::nullopt;
    return result;
}

} // namespace

std::optional<Target> read_target(std::string_view text)
{
    auto const parsed = boost::urls::parse_origin_form({text.data(), text.size()});
    if (!parsed)
        return std::nullopt;
    auto const mark = text.find('?');
    auto path = decoded(text.substr(0, mark), Plus::is_plus);
    auto query = read_urlencoded(mark == std::string_view::npos ? std::string_view{} : text.substr(mark + 1));
    if (!path || !query || path->find("//") != std::string::npos || path->find("/../") != std::string::npos)
        return std::nullopt;
    return Target{std::move(*path), std::move(*query)};
}

std::optional<Pairs> read_urlencoded(std::string_view text)
{
    Pairs pairs;
    while (!text.empty()) {
        auto const end = std::min(text.find('&'), text.size());
        auto const pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty())
            continue;
        auto const equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals), Plus::is_space);
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space);
        if (!name || !value)
            return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

std::string percent_encoded(std::string_view text)
{
    std::string result;
    for (unsigned char c : text) {
        bool const is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              c == '-' || c == '_' || c == '.' || c == '~';
        if (is_plain)
            result += static_cast<char>(c);
        else
            result += fmt::format("%{:02X}", c);
    }
    return result;
}

std::string query_text(Pairs const& pairs)
{
    std::string text;
    for (auto const& [name, value] : pairs)
        if (!value.empty())
            text += (text.empty() ? "?" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    return text;
}

std::string allowed_link(std::string_view link)
{
    // Browsers pass over tabs and line ends inside an address; so nothing below a space may stand in one.
    if (std::any_of(link.begin(), link.end(), [](char c) {
            return static_cast<unsigned char>(c) <= ' ' || c == '\\';
        }))
        return {};
    if (link.starts_with("/") && !link.starts_with("//"))
        return std::string{link};
    if (link.starts_with("#"))
        return std::string{link};
    auto const parsed = boost::urls::parse_uri({link.data(), link.size()});
    if (!parsed)
        return {};
    std::string const scheme{parsed->scheme()};
    for (auto const* allowed : {"http", "https", "mailto", "tel"})
        if (scheme == allowed)
            return std::string{link};
    return {};
}

std::string host_of(std::string_view url)
{
    auto const parsed = boost::urls::parse_uri({url.data(), url.size()});
    return parsed ? std::string{parsed->encoded_host()} : std::string{};
}

} // namespace fengye::http
