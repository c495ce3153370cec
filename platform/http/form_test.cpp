#include "platform/http/form.hpp"

#include <gtest/gtest.h>

namespace fengye::http {
namespace {

constexpr auto* multipart = "multipart/form-data; boundary=XX";

// Lines as a browser ends them.
std::string lines(std::initializer_list<std::string> parts)
{
    std::string text;
    for (auto const& part : parts)
        text += part + "\r\n";
    return text;
}

bool is_refused(std::string const& type, std::string const& body)
{
    auto const form = read_form(type, body);
    return !form && form.error().because == Because::not_valid;
}

TEST(Form, of_fields_is_read)
{
    auto const form =
        *read_form("application/x-www-form-urlencoded; charset=UTF-8", "name=+%E6%9E%AB+&tag=a&tag=b&empty=");
    EXPECT_EQ(form.text("name"), "枫");
    EXPECT_EQ(form.all("tag"), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(form.text("missing"), "");
    EXPECT_TRUE(form.ticked("tag"));
    EXPECT_FALSE(form.ticked("empty"));
    EXPECT_TRUE(read_form("", "")); // a POST of nothing
}

TEST(Form, with_files_is_read)
{
    std::string const bytes{"\x89PNG\r\n\r\n--XY\0\xff", 14};
    auto const form = *read_form(
        multipart,
        lines(
            {"--XX", "Content-Disposition: form-data; name=\"title\"", "", " 枫叶\r\n红了 ", "--XX",
             "Content-Disposition: form-data; name=\"file\"; filename=\"C:\\pictures\\图.png\"",
             "Content-Type: image/png", "", bytes, "--XX",
             "Content-Disposition: form-data; name=\"none\"; filename=\"\"",
             "Content-Type: application/octet-stream", "", "", "--XX--"}));
    EXPECT_EQ(form.text("title"), "枫叶\r\n红了");
    ASSERT_EQ(form.uploads.size(), 1u); // a file field left empty is no file
    EXPECT_EQ(form.uploads[0].field, "file");
    EXPECT_EQ(form.uploads[0].name, "图.png");
    EXPECT_EQ(form.uploads[0].bytes, bytes);
}

TEST(Form, takes_names_apart_from_files_of_that_name)
{
    auto const form = *read_form(
        multipart, lines(
                       {"--XX", "Content-Disposition: form-data; filename=\"name=x\"; name=\"file\"", "", "1",
                        "--XX", "Content-Disposition: form-data; name=\"a\\\"b\"", "", "2", "--XX",
                        "Content-Disposition: form-data; name=\"../../x\"; filename=\"../../etc/passwd\"", "",
                        "3", "--XX--"}));
    EXPECT_EQ(form.uploads[0].field, "file");
    EXPECT_EQ(form.uploads[1].name, "passwd");
    EXPECT_EQ(form.text("a\"b"), "2");
}

TEST(Form, with_a_quoted_boundary_is_read)
{
    EXPECT_EQ(
        read_form(
            "multipart/form-data; boundary=\"X X\"; charset=utf-8",
            lines({"--X X", "Content-Disposition: form-data; name=\"a\"", "", "b", "--X X--"}))
            ->text("a"),
        "b");
}

TEST(Form, without_parts_is_empty)
{
    EXPECT_TRUE(read_form(multipart, "--XX--\r\n")->fields.empty());
}

TEST(Form, that_is_broken_is_refused)
{
    auto const whole = lines({"--XX", "Content-Disposition: form-data; name=\"a\"", "", "b", "--XX--"});
    ASSERT_TRUE(read_form(multipart, whole));
    for (std::size_t size = 0; size + 4 < whole.size(); ++size)
        EXPECT_TRUE(is_refused(multipart, whole.substr(0, size))) << size;
    EXPECT_TRUE(is_refused("multipart/form-data", whole));
    EXPECT_TRUE(is_refused("multipart/form-data; boundary=", whole));
    EXPECT_TRUE(is_refused("multipart/form-data; boundary=" + std::string(71, 'X'), whole));
    EXPECT_TRUE(is_refused("multipart/form-data; boundary=YY", whole));
    EXPECT_TRUE(is_refused(multipart, lines({"--XX", "Content-Disposition: form-data", "", "b", "--XX--"})));
    EXPECT_TRUE(
        is_refused(multipart, lines({"--XX", "Content-Disposition: form-data; name=\"a\"", "b", "--XX--"})));
    EXPECT_TRUE(is_refused(
        multipart, lines({"--XX", "Content-Disposition: form-data; name=\"\xff\"", "", "b", "--XX--"})));
    EXPECT_TRUE(is_refused(
        multipart, lines({"--XX", "Content-Disposition: form-data; name=\"a\"", "", "\xff", "--XX--"})));
    EXPECT_TRUE(is_refused(
        multipart,
        lines({"--XX", "Content-Disposition: form-data; name=\"a\"", "", std::string{"a\0b", 3}, "--XX--"})));
}

TEST(Form, of_another_kind_is_refused)
{
    EXPECT_TRUE(is_refused("application/json", "{}"));
    EXPECT_TRUE(is_refused("text/plain", "a=b"));
    EXPECT_TRUE(is_refused("", "a=b"));
    EXPECT_TRUE(is_refused("application/x-www-form-urlencoded", "a=%ff"));
}

TEST(Form, has_a_bounded_number_of_fields)
{
    std::string fields, parts;
    for (int i = 0; i < 501; ++i) {
        fields += "a=1&";
        parts += lines({"--XX", "Content-Disposition: form-data; name=\"a\"", "", "1"});
    }
    EXPECT_TRUE(is_refused("application/x-www-form-urlencoded", fields));
    EXPECT_TRUE(is_refused(multipart, parts + "--XX--\r\n"));
    EXPECT_TRUE(read_form("application/x-www-form-urlencoded", fields.substr(4)));
}

} // namespace
} // namespace fengye::http
