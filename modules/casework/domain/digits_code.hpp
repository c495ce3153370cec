#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fengye::casework {

// Sixteen digits in four groups, the last a check digit: a query code, or the code of a form's draft. It can
// be said on the telephone and typed on a keypad; whoever has it needs nothing else.
class DigitsCode {
public:
    // Digits however they were typed: full-width, with spaces, dashes or dots anywhere. Nothing unless there
    // are sixteen and the check digit fits, so that a slip is told without looking anything up.
    static std::optional<DigitsCode> read(std::string_view typed);
    // Fifteen digits of these random bytes, at least eight, and their check digit.
    static DigitsCode from_bytes(std::string_view random);

    std::string const& digits() const { return m_digits; }
    std::string text() const; // 4821-0937-5526-1174
    bool operator==(DigitsCode const&) const = default;

private:
    explicit DigitsCode(std::string digits) : m_digits{std::move(digits)} {}
    std::string m_digits;
};

} // namespace fengye::casework
