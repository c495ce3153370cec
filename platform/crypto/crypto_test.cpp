#include "platform/crypto/crypto.hpp"

#include <fstream>
#include <set>
#include <sys/stat.h>

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "platform/crypto/chain.hpp"
#include "tests/testing/temporary_folder.hpp"

namespace fengye::crypto {
namespace {

std::string sm3_hex(std::string_view text)
{
    return hex(view(sm3(text)));
}

// GB/T 32905-2016, annex A.
TEST(Sm3, gives_the_standards_own_examples)
{
    EXPECT_EQ(sm3_hex("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    std::string long_text;
    for (int i = 0; i < 16; ++i)
        long_text += "abcd";
    EXPECT_EQ(sm3_hex(long_text), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    EXPECT_EQ(sm3_hex(""), "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
}

TEST(Sm3, of_pieces_is_that_of_the_whole)
{
    Sm3 digest;
    for (auto const* piece : {"a", "", "b", "c"})
        digest.add(piece);
    EXPECT_EQ(hex(view(digest.finish())), sm3_hex("abc"));
    EXPECT_EQ(hex(view(Sm3{}.finish())), sm3_hex(""));
}

TEST(Crypto, a_keyed_hash_is_hmac_as_openssl_makes_it)
{
    for (std::size_t const size : {0u, 1u, 32u, 63u, 64u, 65u, 200u}) {
        std::string const key(size, 'k'), text(size * 3, 't');
        Digest known;
        unsigned length = 0;
        ASSERT_TRUE(HMAC(
            EVP_sm3(), key.data(), static_cast<int>(key.size()),
            reinterpret_cast<unsigned char const*>(text.data()), text.size(), known.data(), &length));
        EXPECT_EQ(keyed_hash(key, text), known) << size;
    }
}

TEST(Crypto, a_keyed_hash_depends_on_both)
{
    auto const hash = keyed_hash("key", "text");
    EXPECT_EQ(hash, keyed_hash("key", "text"));
    EXPECT_NE(hash, keyed_hash("kez", "text"));
    EXPECT_NE(hash, keyed_hash("key", "texu"));
    EXPECT_NE(hex(view(hash)), sm3_hex("keytext"));
}

// Every front gives the same tag for the same page: SipHash-2-4 under a key of zeros.
TEST(Crypto, a_quick_hash_is_the_same_everywhere)
{
    EXPECT_EQ(quick_hash(""), "d70077739d4b921e");
    EXPECT_EQ(quick_hash("page"), quick_hash("page"));
    EXPECT_NE(quick_hash("page"), quick_hash("pagf"));
}

TEST(Crypto, tokens_are_long_enough_and_never_the_same)
{
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        auto const token = random_token();
        EXPECT_EQ(token.size(), 32u);
        EXPECT_EQ(
            token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
        EXPECT_TRUE(seen.insert(token).second);
    }
    EXPECT_EQ(random_token(3).size(), 4u);
}

TEST(Crypto, compares_whole_texts)
{
    EXPECT_TRUE(same("abc", "abc"));
    EXPECT_TRUE(same("", ""));
    EXPECT_FALSE(same("abc", "abd"));
    EXPECT_FALSE(same("abc", "ab"));
}

TEST(Crypto, a_password_fits_only_its_own_hash)
{
    auto const hash = hash_password("三人行，必有我师");
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(password_fits("三人行，必有我师", hash));
    EXPECT_FALSE(password_fits("三人行，必有我師", hash));
    EXPECT_NE(hash, hash_password("三人行，必有我师"));
    EXPECT_FALSE(password_fits("x", "not a hash"));
}

TEST(Key, is_made_once_and_readable_by_its_owner_alone)
{
    TemporaryFolder const folder;
    auto const made = Key::load_or_make(folder / "key").derive("test");
    struct stat status{};
    ASSERT_EQ(::stat((folder / "key").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
    EXPECT_EQ(status.st_size, 32);
    EXPECT_EQ(Key::load_or_make(folder / "key").derive("test"), made);
}

TEST(Key, gives_each_purpose_its_own)
{
    TemporaryFolder const folder;
    auto const key = Key::load_or_make(folder / "key");
    EXPECT_NE(key.derive("form-token"), key.derive("personal-data"));
    EXPECT_EQ(key.derive("form-token").size(), 32u);
    EXPECT_NE(key.derive("form-token"), Key::load_or_make(folder / "other").derive("form-token"));
}

TEST(Key, that_is_damaged_stops_the_start)
{
    TemporaryFolder const folder;
    std::ofstream{folder / "key"} << "short";
    EXPECT_ANY_THROW(Key::load_or_make(folder / "key"));
    EXPECT_ANY_THROW(Key::load_or_make(folder / "missing" / "key"));
}

TEST(Link, tells_fields_apart_that_read_the_same_joined)
{
    EXPECT_NE(Link{""}.add("ab").add("c").hash(), Link{""}.add("a").add("bc").hash());
    EXPECT_NE(Link{""}.add("1:a").hash(), Link{""}.add("").add("a").hash());
    EXPECT_NE(Link{"x"}.add("a").hash(), Link{"y"}.add("a").hash());
    EXPECT_NE(
        Link{""}.add(std::string_view{"12"}).add(std::string_view{""}).hash(),
        Link{""}.add(std::string_view{"1"}).add(std::string_view{"2"}).hash());
}

TEST(Seal, opens_under_its_key_where_it_belongs)
{
    auto const key = std::string(32, 'k');
    auto const sealed = seal(key, "张三 13800138000", "case/1");
    EXPECT_EQ(open(key, sealed, "case/1"), "张三 13800138000");
    EXPECT_EQ(open(key, seal(key, "", "case/1"), "case/1"), "");
    EXPECT_EQ(sealed.find("138"), std::string::npos);
    EXPECT_NE(sealed, seal(key, "张三 13800138000", "case/1")) << "each has a nonce of its own";
}

TEST(Seal, does_not_open_changed_elsewhere_or_under_another_key)
{
    auto const key = std::string(32, 'k');
    auto sealed = seal(key, "text", "case/1");
    EXPECT_THROW(open(key, sealed, "case/2"), std::runtime_error);
    EXPECT_THROW(open(std::string(32, 'l'), sealed, "case/1"), std::runtime_error);
    EXPECT_THROW(open(key, sealed.substr(1), "case/1"), std::runtime_error);
    EXPECT_THROW(open(key, "", "case/1"), std::runtime_error);
    sealed.back() = static_cast<char>(sealed.back() ^ 1);
    EXPECT_THROW(open(key, sealed, "case/1"), std::runtime_error);
}

} // namespace
} // namespace fengye::crypto
