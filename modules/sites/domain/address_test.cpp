#include <gtest/gtest.h>

#include "modules/sites/domain/address.hpp"

namespace fengye::sites {

TEST(Address, is_made_of_small_letters_digits_and_hyphens)
{
    EXPECT_TRUE(is_slug("dept-news"));
    EXPECT_TRUE(is_slug("2026"));
    for (auto const* wrong : {"", "Dept", "dept news", "-a", "a-", "a/b", "新闻", "feed.xml"})
        EXPECT_FALSE(is_slug(wrong)) << wrong;
    EXPECT_FALSE(is_slug(std::string(slug_characters_max + 1, 'a')));
}

TEST(Address, ends_in_the_columns_own_name)
{
    EXPECT_EQ(slug_of("/news/notices/"), "notices");
    EXPECT_EQ(slug_of("/openness/requests/procedure"), "procedure");
    EXPECT_EQ(path_in("news", "notices"), "/news/notices/");
}

} // namespace fengye::sites
