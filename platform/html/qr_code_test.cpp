#include "platform/html/qr_code.hpp"

#include <gtest/gtest.h>

namespace fengye::html {
namespace {

TEST(QrCode, has_a_quiet_border_and_its_three_eyes)
{
    auto const code = qr_code("https://www.example.gov.cn/article/20413");
    EXPECT_EQ(code.side, 29 + 8); // version 3 holds 42 bytes with correction M
    EXPECT_TRUE(code.path.starts_with("M4 4h7v1H4z")) << code.path;
    EXPECT_NE(code.path.find("M26 4h7v1H26z"), std::string::npos);
    EXPECT_NE(code.path.find("M4 26h7v1H4z"), std::string::npos);
}

TEST(QrCode, differs_with_the_address)
{
    EXPECT_NE(qr_code("https://a.example/article/1").path, qr_code("https://a.example/article/2").path);
}

} // namespace
} // namespace fengye::html
