#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace fengye::crypto {

using Digest = std::array<unsigned char, 32>;

// Call once before anything else here.
void set_up();

std::string random_bytes(std::size_t count);
// Letters, digits, - and _; 6 bits each.
std::string random_token(std::size_t bytes = 24);

// GB/T 32905-2016.
Digest sm3(std::string_view);
// The same of what comes in pieces.
class Sm3 {
public:
    Sm3();
    ~Sm3();
    void add(std::string_view);
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};
// HMAC with SM3.
Digest keyed_hash(std::string_view key, std::string_view text);
std::string hex(std::string_view bytes);

// Personal data at rest: XChaCha20-Poly1305 under a derived key, a fresh nonce before it. What it belongs to
// is bound in, so that two sealed values cannot be swapped.
std::string seal(std::string_view key, std::string_view text, std::string_view belongs_to);
// Throws when the bytes were changed, the key is another or they belong elsewhere.
std::string open(std::string_view key, std::string_view sealed, std::string_view belongs_to);
inline std::string_view view(Digest const& digest)
{
    return {reinterpret_cast<char const*>(digest.data()), digest.size()};
}
bool same(std::string_view, std::string_view); // in constant time
// 64 bits of SM3 for links and check sums; not for secrets.
std::string short_hash(std::string_view);
// 64 bits that tell two versions of one page apart, at a tenth of the price: SipHash under a key that
// everybody knows, so that every front gives the same. Nothing is safe because of it.
std::string quick_hash(std::string_view);

// Argon2id; takes about 0.1 s and 64 MiB: never inside an act. A few at once take
// turns.
std::string hash_password(std::string_view password);
bool password_fits(std::string_view password, std::string const& hash);

// The data folder's key, 32 bytes, made at first use with mode 0600. Every other key is derived from it.
class Key {
public:
    static Key load_or_make(std::filesystem::path const&);
    std::string derive(std::string_view purpose) const; // computed once for each

private:
    struct Derived;
    explicit Key(std::string bytes);
    std::string m_bytes;
    std::shared_ptr<Derived> m_derived; // of copies too
};

} // namespace fengye::crypto
