#include "platform/http/response.hpp"

#include <gtest/gtest.h>

#include "platform/http/request.hpp"

namespace fengye::http {
namespace {

TEST(Response, carries_the_policy_of_every_answer)
{
    auto const head = head_of({.body = "x"}, 1);
    EXPECT_NE(
        head.find("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';"),
        std::string::npos);
    for (auto const* must_not : {"unsafe-inline", "unsafe-eval", "http:", "*"})
        EXPECT_EQ(head.find(must_not), std::string::npos) << must_not;
    EXPECT_NE(head.find("X-Content-Type-Options: nosniff\r\n"), std::string::npos);
    EXPECT_NE(head.find("Content-Length: 1\r\n"), std::string::npos);
    EXPECT_TRUE(head.ends_with("\r\n\r\n"));
}

TEST(Response, lets_no_value_start_another_header)
{
    auto const head = head_of(see_other("/a\r\nSet-Cookie: x=1"), 0);
    EXPECT_EQ(head.find("Set-Cookie"), std::string::npos);
    EXPECT_EQ(head_of(Response{}.with("X-A", "b\nc"), 0).find("X-A"), std::string::npos);
}

TEST(Response, names_files_for_every_browser)
{
    EXPECT_EQ(
        attachment_disposition("表 \"1\"\r\n.pdf"),
        "attachment; filename*=UTF-8''%E8%A1%A8%20%221%22%0D%0A.pdf");
}

TEST(Request, gives_headers_cookies_and_arguments)
{
    Request request;
    request.headers = {{"cookie", "a=1; session=x=y;b=2; aa=3"}, {"host", "h"}, {"host", "other"}};
    request.query = {{"page", "2"}, {"page", "3"}};
    request.parameters = {{"id", "81"}, {"bad", "x"}};
    EXPECT_EQ(request.header("host"), "h");
    EXPECT_EQ(request.header("missing"), "");
    EXPECT_EQ(request.cookie("a"), "1");
    EXPECT_EQ(request.cookie("session"), "x=y");
    EXPECT_EQ(request.cookie("b"), "2");
    EXPECT_EQ(request.cookie("ession"), "");
    EXPECT_EQ(request.argument("page"), "2");
    EXPECT_EQ(request.id<UnitId>("id"), UnitId{81});
    EXPECT_EQ(request.id<UnitId>("bad"), std::nullopt);
}

} // namespace
} // namespace fengye::http
