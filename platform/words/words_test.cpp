#include "platform/words/words.hpp"

#include <gtest/gtest.h>

namespace fengye {
namespace {

TEST(Words, are_held_in_both_languages)
{
    Words const words; // throws when one language misses a key
    EXPECT_EQ(words.get(Language::zh_cn, "platform.search"), "搜索");
    EXPECT_EQ(words.get(Language::en, "platform.search"), "Search");
    EXPECT_TRUE(words.has("platform.page_n"));
    EXPECT_FALSE(words.has("platform.no_such_words"));
    EXPECT_ANY_THROW(words.get(Language::en, "platform.no_such_words"));
}

TEST(Words, have_their_places_filled)
{
    Words const words;
    EXPECT_EQ(words.get(Language::zh_cn, "platform.page_n", {{"n", "12"}}), "第 12 页");
    EXPECT_EQ(filled("{a} and {a}", {{"a", "x"}}), "x and x");
    EXPECT_EQ(filled("{a}", {{"b", "x"}}), "{a}");
}

// A person's name may hold braces; it is a value and nothing else.
TEST(Words, never_read_a_value_as_a_place)
{
    EXPECT_EQ(filled("{a} {b}", {{"a", "{b}"}, {"b", "{a}"}}), "{b} {a}");
    EXPECT_EQ(filled("{n}", {{"n", "{n}{n}"}}), "{n}{n}");
}

} // namespace
} // namespace fengye
