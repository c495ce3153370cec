#pragma once

#include <string>
#include <string_view>

#include "platform/clock/clock.hpp"

namespace fengye::letters {

// A proof that is small for one and large for many: twenty numbers added in words, or 2^16 hashes by the
// machine. The token carries its own seal, so that nothing is kept while somebody thinks.
struct Puzzle {
    std::string token;
    int a{0}, b{0}; // their sum is the answer
    int bits{0};    // SHA-256(token + proof) begins with so many zero bits
};
inline constexpr std::chrono::minutes puzzle_lifetime{30};
inline constexpr int puzzle_bits = 16;

Puzzle make_puzzle(std::string_view key, std::string_view random, Moment now);
// One of the two is enough: the answer, in any digits, or the proof.
bool is_solved(
    std::string_view key, std::string_view token, std::string_view answer, std::string_view proof,
    Moment now);

} // namespace fengye::letters
