#include "modules/people/domain/password.hpp"

#include <algorithm>
#include <array>

#include "modules/people/domain/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::people {

namespace {

// Of at least ten characters, in small letters.
constexpr std::array common_passwords = std::to_array<std::string_view>(
    {"0123456789",    "1234567890",    "12345678910",  "123456789a",     "123456789q",   "1234567890a",
     "0987654321",    "9876543210",    "1122334455",   "1234554321",     "1472583690",   "147258369a",
     "5201314520",    "1314520520",    "123123123a",   "1q2w3e4r5t",     "1qaz2wsx3edc", "1qazxsw23edc",
     "qwertyuiop",    "qwerty12345",   "qwerty123456", "qazwsxedcrfv",   "asdfghjkl123", "zxcvbnm123",
     "zxcvbnm123456", "abc1234567",    "abcd123456",   "abcd1234567",    "abcde12345",   "abcdef1234",
     "abcdefg123",    "abcdefghij",    "a123456789",   "a1234567890",    "aa123456789",  "q123456789",
     "password12",    "password123",   "password1234", "password123456", "passw0rd123",  "p@ssw0rd123",
     "administrator", "admin123456",   "admin12345",   "admin@1234",     "admin@123456", "root123456",
     "test123456",    "iloveyou123",   "woaini1314",   "woaini520520",   "woaini123456", "zhongguo123",
     "china123456",   "guanliyuan123", "fengye123456", "changeme123",    "welcome123",   "letmein1234"});

bool is_one_character_repeated(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [&](char c) { return c == text.front(); });
}

} // namespace

Result<void> check_password(std::string_view password, std::string_view account_name)
{
    if (password.empty())
        return refuse(Because::not_valid, "people.error_password_missing", "password");
    if (utf8::count(password) < password_characters_min)
        return refuse(Because::not_valid, "people.error_password_short", "password");
    auto const small = in_small_letters(password);
    if (small == in_small_letters(account_name))
        return refuse(Because::not_valid, "people.error_password_is_name", "password");
    bool const is_common =
        is_one_character_repeated(small) ||
        std::find(common_passwords.begin(), common_passwords.end(), small) != common_passwords.end();
    if (is_common)
        return refuse(Because::not_valid, "people.error_password_common", "password");
    return {};
}

} // namespace fengye::people
