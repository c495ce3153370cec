#include "platform/html/markup.hpp"

#include <gtest/gtest.h>

namespace fengye::html {
namespace {

TEST(Markup, text_is_escaped)
{
    EXPECT_EQ(escaped("<a href=\"x\">'&").text(), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
}

TEST(Markup, marks_are_set_around_escaped_text)
{
    std::string const text = "<供热> & 供热";
    EXPECT_EQ(
        marked(text, search::marks_in(text, search::read_question("供热"))).text(),
        "&lt;<mark>供热</mark>&gt; &amp; <mark>供热</mark>");
    EXPECT_EQ(marked("<b>", {}).text(), "&lt;b&gt;");
}

TEST(Markup, places_are_marked_in_text_and_never_in_tags)
{
    auto const safe = Safe::from_gazette("<p><a href=\"/secret/\">a secret</a></p>");
    EXPECT_EQ(
        with_places(safe, {{"secret", "finding-1"}}).text(),
        "<p><a href=\"/secret/\">a <mark id=\"finding-1\">secret</mark></a></p>");
    EXPECT_EQ(with_places(safe, {{"nowhere", "f"}, {"", "g"}}).text(), safe.text());
    EXPECT_EQ(with_places(escaped("a < b"), {{"<", "f"}}).text(), "a <mark id=\"f\">&lt;</mark> b");
}

TEST(Markup, pictures_move_under_another_path)
{
    auto const safe =
        Safe::from_gazette("<img src=\"/files/1/a.jpg\" alt=\"\"><p>/files/</p><img src=\"/files/2/b.jpg\">");
    EXPECT_EQ(
        with_pictures_under(safe, "/files/", "/desk/media/").text(),
        "<img src=\"/desk/media/1/a.jpg\" alt=\"\"><p>/files/</p><img src=\"/desk/media/2/b.jpg\">");
}

TEST(Markup, structured_data_cannot_end_its_script)
{
    auto const script = json_ld(R"({"name":"</script><script>alert(1)</script> & -->"})").text();
    EXPECT_EQ(script.find("</script>"), script.size() - 9);
    EXPECT_EQ(script.find("<script", 1), std::string::npos);
    EXPECT_EQ(script.find("&"), std::string::npos);
}

TEST(Markup, counts_and_cuts_characters_as_people_see_them)
{
    EXPECT_EQ(characters_in("枫叶ab"), 4u);
    EXPECT_EQ(characters_in("👨‍👩‍👧"), 1u);
    EXPECT_EQ(characters_in(""), 0u);
    EXPECT_EQ(characters_in("第一，枫\n叶（Fengye）。"), 15u);
    EXPECT_EQ(characters_in("e\u0301"), 1u) << "an accent joins its letter";
    EXPECT_EQ(characters_in("1\u20e3枫"), 2u) << "so does a key's frame";
    EXPECT_EQ(characters_in("葛\U000e0100"), 1u) << "and a variant of a Chinese character";
    EXPECT_EQ(characters_in("\r\n"), 1u);
    EXPECT_EQ(shortened("枫叶红了", 2), "枫叶…");
    EXPECT_EQ(shortened("枫叶", 2), "枫叶");
    EXPECT_EQ(shortened("", 2), "");
    EXPECT_EQ(shortened("a👨‍👩‍👧b", 2), "a👨‍👩‍👧…");
}

} // namespace
} // namespace fengye::html
