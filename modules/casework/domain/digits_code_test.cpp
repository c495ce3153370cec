#include "modules/casework/domain/digits_code.hpp"

#include <random>

#include <gtest/gtest.h>

namespace fengye::casework {
namespace {

std::string some_digits(unsigned seed)
{
    std::mt19937_64 numbers{seed};
    std::string bytes(8, '\0');
    for (auto& byte : bytes)
        byte = static_cast<char>(numbers());
    return DigitsCode::from_bytes(bytes).digits();
}

TEST(DigitsCode, is_read_however_it_was_typed)
{
    auto const code = DigitsCode::read(some_digits(1)).value();
    auto const text = code.text();
    EXPECT_EQ(text.size(), 19u);
    EXPECT_EQ(DigitsCode::read(text), code);
    auto spaced = text;
    for (auto& c : spaced)
        if (c == '-')
            c = ' ';
    EXPECT_EQ(DigitsCode::read("  " + spaced + "\t"), code);
    std::string wide;
    for (char const digit : code.digits())
        wide += {'\xEF', '\xBC', static_cast<char>('\x90' + (digit - '0'))};
    EXPECT_EQ(DigitsCode::read(wide + "　"), code);
}

TEST(DigitsCode, tells_every_wrong_digit_and_every_two_changed_about)
{
    for (unsigned seed = 0; seed < 50; ++seed) {
        auto const digits = some_digits(seed);
        for (std::size_t i = 0; i < digits.size(); ++i) {
            for (char other = '0'; other <= '9'; ++other) {
                auto wrong = digits;
                wrong[i] = other;
                EXPECT_EQ(DigitsCode::read(wrong).has_value(), other == digits[i]) << wrong;
            }
            if (i > 0 && digits[i] != digits[i - 1]) {
                auto wrong = digits;
                std::swap(wrong[i], wrong[i - 1]);
                EXPECT_FALSE(DigitsCode::read(wrong)) << wrong;
            }
        }
    }
}

TEST(DigitsCode, is_not_read_from_anything_else)
{
    auto const digits = some_digits(2);
    for (auto const& text :
         {std::string{}, digits.substr(1), digits + "0", "x" + digits, digits + "'",
          std::string(100'000, '1')})
        EXPECT_FALSE(DigitsCode::read(text)) << text.substr(0, 30);
}

} // namespace
} // namespace fengye::casework
