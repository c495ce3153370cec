#include "modules/letters/domain/puzzle.hpp"

#include <gtest/gtest.h>
#include <openssl/sha.h>

namespace fengye::letters {
namespace {

Moment const morning{std::chrono::seconds{1'800'000'000}};
std::string const key(32, 'k');

TEST(Puzzle, is_solved_by_the_sum_in_any_digits)
{
    auto const puzzle = make_puzzle(key, "0123456789", morning);
    auto const sum = std::to_string(puzzle.a + puzzle.b);
    EXPECT_TRUE(is_solved(key, puzzle.token, sum, "", morning));
    EXPECT_TRUE(is_solved(key, puzzle.token, " " + sum + " ", "", morning));
    EXPECT_FALSE(is_solved(key, puzzle.token, "999", "", morning));
    EXPECT_FALSE(is_solved(key, puzzle.token, "", "", morning));
}

TEST(Puzzle, is_solved_by_so_many_hashes)
{
    auto const puzzle = make_puzzle(key, "0123456789", morning);
    std::string proof;
    for (int n = 0; proof.empty(); ++n) {
        auto const text = puzzle.token + std::to_string(n);
        unsigned char digest[SHA256_DIGEST_LENGTH];
        ::SHA256(reinterpret_cast<unsigned char const*>(text.data()), text.size(), digest);
        if (digest[0] == 0 && digest[1] == 0)
            proof = std::to_string(n);
    }
    EXPECT_TRUE(is_solved(key, puzzle.token, "", proof, morning));
    EXPECT_FALSE(is_solved(key, puzzle.token, "", proof + "1", morning));
}

TEST(Puzzle, is_good_for_half_an_hour_and_under_its_seal)
{
    auto const puzzle = make_puzzle(key, "0123456789", morning);
    auto const sum = std::to_string(puzzle.a + puzzle.b);
    EXPECT_TRUE(is_solved(key, puzzle.token, sum, "", morning + puzzle_lifetime));
    EXPECT_FALSE(is_solved(key, puzzle.token, sum, "", morning + puzzle_lifetime + std::chrono::seconds{1}));
    EXPECT_FALSE(is_solved(std::string(32, 'l'), puzzle.token, sum, "", morning));
    EXPECT_FALSE(is_solved(key, "1.1.1800000000.00." + std::string(32, '0'), "2", "", morning));
    for (auto const* token : {"", ".", "..", "1", "a.b.c.d.e"})
        EXPECT_FALSE(is_solved(key, token, "2", "1", morning)) << token;
}

} // namespace
} // namespace fengye::letters
