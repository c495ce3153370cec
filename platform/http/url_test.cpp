#include "platform/http/url.hpp"

#include <gtest/gtest.h>

namespace fengye::http {
namespace {

TEST(Target, is_decoded)
{
    auto const target = read_target("/news/%E6%9E%AB%E5%8F%B6/?page=2&q=a+b%26c&empty=&flag");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/news/枫叶/");
    EXPECT_EQ(target->query, (Pairs{{"page", "2"}, {"q", "a b&c"}, {"empty", ""}, {"flag", ""}}));
    EXPECT_EQ(read_target("/a+b")->path, "/a+b"); // a plus is a space in a query only
    EXPECT_EQ(read_target("/")->path, "/");
    EXPECT_EQ(read_target("/a%41")->path, "/aA");
    EXPECT_EQ(read_target("/?")->query, Pairs{});
    EXPECT_EQ(read_target("/?&&a=1&")->query, (Pairs{{"a", "1"}}));
    EXPECT_EQ(read_target("/?a=1=2")->query, (Pairs{{"a", "1=2"}}));
}

TEST(Target, that_is_malformed_is_none)
{
    for (std::string const wrong :
         {"",
          "news",
          "*",
          "http://example.org/",
          "//evil.example/",
          "/a//b",
          "/a/../b",
          "/a/%2e%2e/b",
          "/%",
          "/%4",
          "/%zz",
          "/%00",
          "/a?b=%00",
          "/%ff",
          "/%c0%af",
          "/%ed%a0%80",
          "/a b",
          "/a\\b",
          "/a\tb",
          "/\xe6\x9e\xab",
          "/?q=%zz",
          "/a%2f%2fb",
          "/a#b"})
        EXPECT_FALSE(read_target(wrong)) << wrong;
}

TEST(Urlencoded, is_read_as_forms_write_it)
{
    EXPECT_EQ(
        read_urlencoded("name=%E6%9E%AB&text=a%0D%0Ab+c"), (Pairs{{"name", "枫"}, {"text", "a\r\nb c"}}));
    EXPECT_EQ(read_urlencoded(""), Pairs{});
    EXPECT_FALSE(read_urlencoded("a=%"));
    EXPECT_FALSE(read_urlencoded("a=%f"));
    EXPECT_FALSE(read_urlencoded("%00=a"));
    EXPECT_FALSE(read_urlencoded("a=\xff"));
}

TEST(QueryText, is_what_read_target_reads)
{
    Pairs const pairs{{"q", "枫 &=+%"}, {"empty", ""}, {"page", "2"}};
    EXPECT_EQ(query_text(pairs), "?q=%E6%9E%AB%20%26%3D%2B%25&page=2");
    EXPECT_EQ(read_target("/" + query_text(pairs))->query, (Pairs{{"q", "枫 &=+%"}, {"page", "2"}}));
    EXPECT_EQ(query_text({}), "");
    EXPECT_EQ(query_text({{"a", ""}}), "");
}

TEST(AllowedLink, leads_to_pages_people_and_here)
{
    for (std::string const right :
         {"/news/", "/a?b=c#d", "#top", "https://www.gov.cn/a?b=c", "http://example.org",
          "mailto:a@example.org", "tel:+86-414-1"})
        EXPECT_EQ(allowed_link(right), right);
    for (std::string const wrong :
         {"",
          "javascript:alert(1)",
          "JAVASCRIPT:alert(1)",
          "data:text/html,x",
          "vbscript:x",
          "file:///etc/passwd",
          "ftp://x/",
          "//evil.example/",
          "/\\evil.example",
          "\\\\evil",
          "java\tscript:x",
          " /a",
          "/a b",
          "/a\n",
          "news",
          "../a",
          "https:/\\x",
          "blob:x",
          "about:blank",
          "http://\x01"})
        EXPECT_EQ(allowed_link(wrong), "") << wrong;
}

TEST(HostOf, is_the_host_alone)
{
    EXPECT_EQ(host_of("https://user@www.gov.cn:8443/a"), "www.gov.cn");
    EXPECT_EQ(host_of("mailto:a@b.cn"), "");
    EXPECT_EQ(host_of("/a"), "");
}

} // namespace
} // namespace fengye::http
