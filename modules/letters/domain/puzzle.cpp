#include "modules/letters/domain/puzzle.hpp"

#include <charconv>

#include <fmt/format.h>
#include <openssl/sha.h>

#include "modules/letters/domain/form.hpp"
#include "platform/crypto/crypto.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t seal_digits = 32, proof_bytes_max = 40;

std::string seal_of(std::string_view key, std::string_view body)
{
    return crypto::hex(crypto::view(crypto::keyed_hash(key, body)).substr(0, seal_digits / 2));
}

bool begins_with_zero_bits(std::string_view token, std::string_view proof, int bits)
{
    std::string const text = std::string{token} + std::string{proof};
    unsigned char digest[SHA256_DIGEST_LENGTH];
    ::SHA256(reinterpret_cast<unsigned char const*>(text.data()), text.size(), digest);
    for (int i = 0; i < bits; ++i)
        if (digest[i / 8] >> (7 - i % 8) & 1)
            return false;
    return true;
}

} // namespace

// 7.12.1800000000.a1b2….seal: the numbers, when, something random, and the seal over all of it.
Puzzle make_puzzle(std::string_view key, std::string_view random, Moment now)
{
    int const a = 2 + static_cast<unsigned char>(random[0]) % 9,
              b = 2 + static_cast<unsigned char>(random[1]) % 9;
    auto const body =
        fmt::format("{}.{}.{}.{}", a, b, now.time_since_epoch().count(), crypto::hex(random.substr(2)));
    return {body + "." + seal_of(key, body), a, b, puzzle_bits};
}

bool is_solved(
    std::string_view key, std::string_view token, std::string_view answer, std::string_view proof, Moment now)
{
    auto const dot = token.rfind('.');
    if (token.size() > 200 || dot == std::string_view::npos ||
        !crypto::same(seal_of(key, token.substr(0, dot)), token.substr(dot + 1)))
        return false;
    int a = 0, b = 0;
    std::int64_t made = 0;
    auto const* end = token.data() + dot;
    auto at = std::from_chars(token.data(), end, a).ptr;
    at = std::from_chars(at + 1, end, b).ptr;
    std::from_chars(at + 1, end, made);
    if (now - Moment{std::chrono::seconds{made}} > puzzle_lifetime)
        return false;
    return tidy_phone(answer) == std::to_string(a + b) ||
           (!proof.empty() && proof.size() <= proof_bytes_max &&
            begins_with_zero_bits(token, proof, puzzle_bits));
}

} // namespace fengye::letters
