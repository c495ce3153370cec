#include <gtest/gtest.h>

#include "modules/people/domain/password.hpp"
#include "modules/people/domain/person.hpp"
#include "platform/crypto/crypto.hpp"

namespace fengye::people {

namespace {

std::string refused_with(std::string_view password)
{
    auto const checked = check_password(password, "officer.housing");
    return checked ? "" : checked.error().words;
}

} // namespace

TEST(Password, needs_ten_characters_not_ten_bytes)
{
    EXPECT_EQ(refused_with("ninechars"), "people.error_password_short");
    EXPECT_EQ(refused_with("三个字三个字"), "people.error_password_short");
    EXPECT_EQ(refused_with("春眠不觉晓处处闻啼鸟"), "");
    EXPECT_EQ(refused_with("ten chars!"), "");
}

TEST(Password, is_not_what_everybody_tries_first)
{
    EXPECT_EQ(refused_with("Password123"), "people.error_password_common");
    EXPECT_EQ(refused_with("aaaaaaaaaaaa"), "people.error_password_common");
    EXPECT_EQ(refused_with("Officer.Housing"), "people.error_password_is_name");
}

TEST(Password, is_compared_at_the_same_cost_when_there_is_no_account)
{
    auto const costs = [](std::string_view hash) { return hash.substr(0, hash.find('$', hash.find("m="))); };
    EXPECT_EQ(costs(nobodys_password_hash), costs(crypto::hash_password("anything at all")));
    EXPECT_FALSE(crypto::password_fits("anything at all", std::string{nobodys_password_hash}));
}

TEST(AccountName, is_small_letters_whatever_was_typed)
{
    EXPECT_EQ(account_name_from("  Officer.Housing "), "officer.housing");
    EXPECT_EQ(account_name_from("   "), "");
    EXPECT_TRUE(check_account_name("officer.housing_construction"));
    EXPECT_FALSE(check_account_name("ab"));
    EXPECT_FALSE(check_account_name("wang min"));
}

} // namespace fengye::people
