#include "platform/mail/address.hpp"

#include <algorithm>

#include "platform/utf8/utf8.hpp"

namespace fengye::mail {

namespace {

// RFC 5321, 4.5.3.1; and 254 is what fits between the < and > of a path.
constexpr std::size_t address_max = 254;
constexpr std::size_t local_max = 64;
constexpr std::size_t label_max = 63;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter_or_digit(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view spaces = " \t\r\n";
    auto const first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

// Parts between dots, none of them empty, each to the taste of `fits`.
template <class Fits>
bool has_good_parts(std::string_view text, Fits const& fits)
{
    for (;;) {
        auto const dot = std::min(text.find('.'), text.size());
        if (dot == 0 || !fits(text.substr(0, dot)))
            return false;
        if (dot == text.size())
            return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_local(std::string_view local)
{
    return local.size() <= local_max && has_good_parts(local, [](std::string_view atom) {
               return std::all_of(atom.begin(), atom.end(), [](char c) {
                   return is_letter_or_digit(c) ||
                          std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
               });
           });
}

bool is_domain(std::string_view domain)
{
    bool const has_name = domain.find('.') != std::string_view::npos && !is_digit(domain.back());
    return has_name && has_good_parts(domain, [](std::string_view label) {
               return label.size() <= label_max && label.front() != '-' && label.back() != '-' &&
                      std::all_of(label.begin(), label.end(), [](char c) {
                          return c == '-' || is_letter_or_digit(c);
                      });
           });
}

} // namespace

std::optional<std::string> mail_address(std::string_view text)
{
    auto const half = utf8::half_width(text);
    std::string address{trimmed(half)};
    auto const at = address.find('@');
    if (address.size() > address_max || at == std::string::npos || at + 1 == address.size())
        return std::nullopt;
    auto const local = std::string_view{address}.substr(0, at),
               domain = std::string_view{address}.substr(at + 1);
    if (!is_local(local) || !is_domain(domain)) // neither has room for a second @
        return std::nullopt;
    std::transform(
        address.begin() + static_cast<std::ptrdiff_t>(at), address.end(),
        address.begin() + static_cast<std::ptrdiff_t>(at),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return address;
}

std::string domain_of(std::string_view address)
{
    return std::string{address.substr(address.find('@') + 1)};
}

std::optional<std::string> mobile_number(std::string_view text)
{
    auto const half = utf8::half_width(text);
    std::string digits;
    for (char const c : trimmed(half)) {
        if (is_digit(c))
            digits += c;
        else if (c == '+' ? !digits.empty() : std::string_view{" -()"}.find(c) == std::string_view::npos)
            return std::nullopt;
    }
    for (std::string_view const abroad : {"0086", "86"})
        if (digits.size() == 11 + abroad.size() && digits.starts_with(abroad))
            digits.erase(0, abroad.size());
    bool const is_mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
    return is_mobile ? std::optional{digits} : std::nullopt;
}

} // namespace fengye::mail
