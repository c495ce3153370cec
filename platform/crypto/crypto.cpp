#include "platform/crypto/crypto.hpp"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <memory>
#include <mutex>
#include <semaphore>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include <openssl/evp.h>
#include <sodium.h>

namespace fengye::crypto {

void set_up()
{
    if (sodium_init() < 0)
        throw std::runtime_error{"libsodium could not be started"};
}

std::string random_bytes(std::size_t count)
{
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string random_token(std::size_t bytes)
{
    auto const raw = random_bytes(bytes);
    std::string text(sodium_base64_encoded_len(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(
        text.data(), text.size(), reinterpret_cast<unsigned char const*>(raw.data()), raw.size(),
        sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.resize(std::strlen(text.c_str()));
    return text;
}

namespace {

// Fetched once: looking an algorithm up by name costs more than hashing a short text.
EVP_MD const* sm3_method()
{
    static EVP_MD const* const method = EVP_MD_fetch(nullptr, "SM3", nullptr);
    return method;
}

} // namespace

Digest sm3(std::string_view text)
{
    Digest digest;
    unsigned length = digest.size();
    if (EVP_Digest(text.data(), text.size(), digest.data(), &length, sm3_method(), nullptr) != 1)
        throw std::runtime_error{"SM3 failed"};
    return digest;
}

struct Sm3::State {
    EVP_MD_CTX* context{EVP_MD_CTX_new()};
    ~State() { EVP_MD_CTX_free(context); }
};

Sm3::Sm3() : m_state{std::make_unique<State>()}
{
    if (!m_state->context || EVP_DigestInit_ex(m_state->context, sm3_method(), nullptr) != 1)
        throw std::runtime_error{"SM3 failed"};
}

Sm3::~Sm3() = default;

void Sm3::add(std::string_view bytes)
{
    if (EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size()) != 1)
        throw std::runtime_error{"SM3 failed"};
}

Digest Sm3::finish()
{
    Digest digest;
    unsigned length = digest.size();
    if (EVP_DigestFinal_ex(m_state->context, digest.data(), &length) != 1)
        throw std::runtime_error{"SM3 failed"};
    return digest;
}

// HMAC (RFC 2104). OpenSSL's own looks both algorithms up by name at every call, which costs more than the
// hashing.
Digest keyed_hash(std::string_view key, std::string_view text)
{
    constexpr std::size_t block = 64; // bytes of SM3
    std::string inner{key.size() > block ? view(sm3(key)) : key};
    inner.resize(block);
    auto outer = inner;
    for (auto& byte : inner)
        byte = static_cast<char>(byte ^ 0x36);
    for (auto& byte : outer)
        byte = static_cast<char>(byte ^ 0x5c);
    inner += text;
    outer += view(sm3(inner));
    return sm3(outer);
}

std::string hex(std::string_view bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(
        text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    text.pop_back();
    return text;
}

bool same(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string short_hash(std::string_view text)
{
    return hex(view(sm3(text)).substr(0, 8));
}

std::string quick_hash(std::string_view text)
{
    constexpr std::array<unsigned char, crypto_shorthash_KEYBYTES> known_key{};
    std::string digest(crypto_shorthash_BYTES, '\0');
    crypto_shorthash(
        reinterpret_cast<unsigned char*>(digest.data()), reinterpret_cast<unsigned char const*>(text.data()),
        text.size(), known_key.data());
    return hex(digest);
}

namespace {

// A flood of sign-ins would otherwise take 64 MiB for each of the server's threads.
class Turn {
public:
    Turn() { turns().acquire(); }
    ~Turn() { turns().release(); }
    Turn(Turn const&) = delete;

private:
    static std::counting_semaphore<>& turns()
    {
        static std::counting_semaphore<> of_all{std::clamp<std::ptrdiff_t>(
            static_cast<std::ptrdiff_t>(std::thread::hardware_concurrency() / 2), 1, 4)};
        return of_all;
    }
};

} // namespace

namespace {

unsigned char const* raw(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

} // namespace

std::string seal(std::string_view key, std::string_view text, std::string_view belongs_to)
{
    static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == std::tuple_size_v<Digest>);
    auto sealed = random_bytes(nonce_size);
    sealed.resize(nonce_size + text.size() + tag_size);
    auto* const bytes = reinterpret_cast<unsigned char*>(sealed.data());
    unsigned long long size = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        bytes + nonce_size, &size, raw(text), text.size(), raw(belongs_to), belongs_to.size(), nullptr, bytes,
        raw(key));
    return sealed;
}

std::string open(std::string_view key, std::string_view sealed, std::string_view belongs_to)
{
    if (sealed.size() < nonce_size + tag_size)
        throw std::runtime_error{"a sealed value is too short"};
    std::string text(sealed.size() - nonce_size - tag_size, '\0');
    unsigned long long size = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            reinterpret_cast<unsigned char*>(text.data()), &size, nullptr, raw(sealed) + nonce_size,
            sealed.size() - nonce_size, raw(belongs_to), belongs_to.size(), raw(sealed), raw(key)) != 0)
        throw std::runtime_error{"a sealed value does not open: changed, or sealed under another key"};
    return text;
}

std::string hash_password(std::string_view password)
{
    Turn const turn;
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(
            hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
            crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw std::runtime_error{"not enough memory to hash a password"};
    hash.resize(std::strlen(hash.c_str()));
    return hash;
}

bool password_fits(std::string_view password, std::string const& hash)
{
    Turn const turn;
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Key Key::load_or_make(std::filesystem::path const& path)
{
    int const existing = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (existing >= 0) {
        std::string bytes(32, '\0');
        auto const got = ::read(existing, bytes.data(), bytes.size());
        ::close(existing);
        if (got != 32)
            throw std::runtime_error{
                "the key file " + path.string() + " is damaged: restore it from the backup"};
        return Key{std::move(bytes)};
    }
    auto bytes = random_bytes(32);
    int const made = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0)
        throw std::system_error{errno, std::generic_category(), "cannot make the key file " + path.string()};
    bool const written = ::write(made, bytes.data(), bytes.size()) == 32 && ::fsync(made) == 0;
    ::close(made);
    if (!written)
        throw std::runtime_error{"cannot write the key file " + path.string()};
    return Key{std::move(bytes)};
}

struct Key::Derived {
    std::mutex mutex;
    std::map<std::string, std::string, std::less<>> keys; // by purpose
};

Key::Key(std::string bytes) : m_bytes{std::move(bytes)}, m_derived{std::make_shared<Derived>()} {}

std::string Key::derive(std::string_view purpose) const
{
    std::lock_guard const lock{m_derived->mutex};
    auto found = m_derived->keys.find(purpose);
    if (found == m_derived->keys.end())
        found = m_derived->keys.emplace(purpose, view(keyed_hash(m_bytes, purpose))).first;
    return found->second;
}

} // namespace fengye::crypto
