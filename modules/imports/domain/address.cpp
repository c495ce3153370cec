#include "modules/imports/domain/address.hpp"

#include <fmt/format.h>

#include "modules/imports/domain/markup.hpp"
#include "platform/front/old_addresses.hpp"

namespace fengye::imports {

namespace {

// Old pages write Chinese and spaces into addresses as they are, and turn the slashes of a file's name.
std::string encoded(std::string_view written)
{
    std::string out;
    for (char c : written) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '\\')
            out += '/';
        else if (
            byte <= ' ' || byte >= 0x7f || std::string_view{"\"<>^`{|}[]"}.find(c) != std::string_view::npos)
            out += fmt::format("%{:02X}", byte);
        else
            out += c;
    }
    return out;
}

// Without . and .. and doubled slashes.
std::string straight(std::string_view path)
{
    std::string out;
    while (!path.empty()) {
        auto const end = std::min(path.find('/', 1), path.size());
        auto const part = path.substr(0, end);
        path.remove_prefix(end);
        if (part == "/..")
            out.erase(out.empty() ? 0 : out.rfind('/'));
        else if (part != "/." && (part != "/" || path.empty()))
            out += part;
    }
    return out.empty() ? "/" : out;
}

bool has_scheme(std::string_view text)
{
    auto const end = text.find_first_of(":/?#");
    return end != std::string_view::npos && end > 0 && text[end] == ':';
}

} // namespace

std::string Address::text() const
{
    return front::old_address(path, query);
}

std::string Address::link() const
{
    std::string link;
    std::string_view rest = path;
    while (!rest.empty()) {
        auto const end = std::min(rest.find('/', 1), rest.size());
        link +=
            "/" + http::percent_encoded(rest.substr(rest[0] == '/' ? 1 : 0, end - (rest[0] == '/' ? 1 : 0)));
        rest.remove_prefix(end);
    }
    return link + http::query_text(query);
}

std::optional<Address> read_address(std::string_view written, std::string_view base)
{
    auto text = trimmed(written);
    text = text.substr(0, text.find('#'));
    Address address;
    auto const small = lower(text.substr(0, 8));
    auto const after_scheme = small.starts_with("https://")  ? 8u
                              : small.starts_with("http://") ? 7u
                              : text.starts_with("//")       ? 2u
                                                             : 0u;
    if (after_scheme > 0) {
        text.remove_prefix(after_scheme);
        auto const end = std::min(text.find_first_of("/?"), text.size());
        address.host = lower(text.substr(0, end));
        text.remove_prefix(end);
        base = "/";
    } else if (text.empty() || has_scheme(text)) {
        return std::nullopt;
    }
    auto const mark = std::min(text.find('?'), text.size());
    std::string path{text.substr(0, mark)};
    if (path.empty())
        path = base;
    else if (path[0] != '/' && path[0] != '\\')
        path = std::string{base.substr(0, base.rfind('/') + 1)} + path;
    auto const target = http::read_target(straight(encoded(path)) + encoded(text.substr(mark)));
    if (!target)
        return std::nullopt;
    address.path = target->path;
    address.query = target->query;
    return address;
}

} // namespace fengye::imports
