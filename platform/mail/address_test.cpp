#include "platform/mail/address.hpp"

#include <gtest/gtest.h>

namespace fengye::mail {
namespace {

TEST(MailAddress, is_taken_as_it_is_typed)
{
    EXPECT_EQ(mail_address("  li.ming+letters@Example.GOV.cn\r\n"), "li.ming+letters@example.gov.cn");
    EXPECT_EQ(mail_address("　ｌｉ＠ｅｘａｍｐｌｅ．ｃｎ　"), "li@example.cn");
    EXPECT_EQ(mail_address("1380000@139.com"), "1380000@139.com");
    EXPECT_EQ(mail_address("o'neil_x@a-b.example.com"), "o'neil_x@a-b.example.com");
    EXPECT_EQ(domain_of("li@example.cn"), "example.cn");
}

TEST(MailAddress, is_none_when_no_server_would_take_it)
{
    for (auto const* text :
         {"",
          " ",
          "li",
          "@",
          "li@",
          "@example.cn",
          "li@@example.cn",
          "li@x@example.cn",
          "li@localhost",
          "li@example..cn",
          "li@.example.cn",
          "li@example.cn.",
          ".li@example.cn",
          "li.@example.cn",
          "l..i@example.cn",
          "li ming@example.cn",
          "li@exam ple.cn",
          "li@-example.cn",
          "li@example-.cn",
          "li@10.0.0.1",
          "李明@example.cn",
          "li@例子.cn",
          "<li@example.cn>",
          "li@example.cn,wang@example.cn",
          "\"li\"@example.cn",
          "li@exa_mple.cn"})
        EXPECT_EQ(mail_address(text), std::nullopt) << text;
}

TEST(MailAddress, has_no_room_for_another_line)
{
    EXPECT_EQ(mail_address("li@example.cn\r\nBcc: all@example.cn"), std::nullopt);
    EXPECT_EQ(mail_address("li\n@example.cn"), std::nullopt);
    EXPECT_EQ(mail_address(std::string{"li\0@example.cn", 14}), std::nullopt);
}

TEST(MailAddress, is_bounded)
{
    std::string const local(64, 'a'), label(63, 'b');
    EXPECT_TRUE(mail_address(local + "@" + label + ".cn"));
    EXPECT_FALSE(mail_address("a" + local + "@" + label + ".cn"));
    EXPECT_FALSE(mail_address(local + "@b" + label + ".cn"));
    auto const at_the_bound = local + "@" + label + "." + label + "." + std::string(61, 'c');
    ASSERT_EQ(at_the_bound.size(), 254u);
    EXPECT_TRUE(mail_address(at_the_bound));
    EXPECT_FALSE(mail_address(at_the_bound + "c"));
}

TEST(MobileNumber, forgives_how_it_is_written)
{
    for (auto const* text :
         {"13900001234", " 139 0000 1234 ", "139-0000-1234", "+86 139 0000 1234", "+8613900001234",
          "008613900001234", "8613900001234", "(+86)139-0000-1234", "１３９００００１２３４",
          "＋８６　１３９００００１２３４"})
        EXPECT_EQ(mobile_number(text), "13900001234") << text;
}

TEST(MobileNumber, is_none_when_it_is_something_else)
{
    for (auto const* text :
         {"", "024-22720000", "12345", "1390000123", "139000012345", "23900001234", "12000001234",
          "+1 13900001234", "139000o1234", "13900001234 李", "139+00001234", "86"})
        EXPECT_EQ(mobile_number(text), std::nullopt) << text;
}

} // namespace
} // namespace fengye::mail
