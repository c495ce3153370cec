#include "modules/casework/domain/digits_code.hpp"

#include <array>
#include <cstdint>

#include <fmt/format.h>

namespace fengye::casework {

namespace {

constexpr std::size_t payload_size = 15;

// Damm's check digit: finds every single wrong digit and every two neighbours changed about.
char check_digit(std::string_view payload)
{
    static constexpr std::array<std::string_view, 10> next{
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"};
    char rest = '0';
    for (char const digit : payload)
        rest = next[static_cast<std::size_t>(rest - '0')][static_cast<std::size_t>(digit - '0')];
    return rest;
}

// The digits of a text in which nothing else stands but what people put between them; "?" for anything else.
std::string digits_in(std::string_view typed)
{
    std::string digits;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        auto const rest = typed.substr(i);
        if (typed[i] >= '0' && typed[i] <= '9')
            digits += typed[i];
        else if (rest.starts_with("\xEF\xBC") && rest.size() > 2 && rest[2] >= '\x90' && rest[2] <= '\x99') {
            digits += static_cast<char>('0' + (rest[2] - '\x90')); // full-width
            i += 2;
        } else if (
            rest.starts_with("　") || rest.starts_with("－") || rest.starts_with("—") ||
            rest.starts_with("–"))
            i += 2;
        else if (typed[i] != ' ' && typed[i] != '-' && typed[i] != '.' && typed[i] != '\t')
            return "?";
    }
    return digits;
}

} // namespace

std::optional<DigitsCode> DigitsCode::read(std::string_view typed)
{
    auto digits = digits_in(typed.substr(0, 200));
    if (digits.size() != payload_size + 1 ||
        check_digit(std::string_view{digits}.substr(0, payload_size)) != digits.back())
        return std::nullopt;
    return DigitsCode{std::move(digits)};
}

DigitsCode DigitsCode::from_bytes(std::string_view random)
{
    std::uint64_t number = 0;
    for (auto const byte : random.substr(0, 8))
        number = number << 8 | static_cast<unsigned char>(byte);
    auto digits = fmt::format("{:015}", number % 1'000'000'000'000'000);
    digits += check_digit(digits);
    return DigitsCode{std::move(digits)};
}

std::string DigitsCode::text() const
{
    return fmt::format(
        "{}-{}-{}-{}", m_digits.substr(0, 4), m_digits.substr(4, 4), m_digits.substr(8, 4),
        m_digits.substr(12, 4));
}

} // namespace fengye::casework
