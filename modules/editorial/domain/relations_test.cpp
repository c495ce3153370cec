#include "modules/editorial/domain/relations.hpp"

#include <gtest/gtest.h>

namespace fengye::editorial {
namespace {

TEST(Relations, are_read_from_numbers_and_addresses_with_any_comma)
{
    Content content;
    content.repeals = " 12， /article/13、https://city.example/article/14;15　16\n";
    auto const relations = relations_in(content);
    std::vector<std::int64_t> items;
    for (auto const& relation : relations) {
        EXPECT_EQ(relation.kind, RelationKind::repeals);
        items.push_back(relation.item.number);
    }
    EXPECT_EQ(items, (std::vector<std::int64_t>{12, 13, 14, 15, 16}));
    EXPECT_TRUE(unreadable_relations(content).empty());
}

TEST(Relations, name_an_older_text_once_by_what_weighs_most)
{
    Content content;
    content.amends = "12，13";
    content.replaces = "12";
    auto const relations = relations_in(content);
    ASSERT_EQ(relations.size(), 2u);
    EXPECT_EQ(relations[0].kind, RelationKind::replaces);
    EXPECT_EQ(relations[0].item, ItemId{12});
    EXPECT_EQ(relations[1].kind, RelationKind::amends);
    EXPECT_EQ(relations[1].item, ItemId{13});
}

TEST(Relations, with_other_words_name_their_field)
{
    Content content;
    content.amends = "12，关于供热的通知";
    auto const unreadable = unreadable_relations(content);
    ASSERT_EQ(unreadable.size(), 1u);
    EXPECT_EQ(unreadable[0].field, "amends");
    EXPECT_EQ(relations_in(content).size(), 1u);
}

TEST(Relations, are_fifty_at_most)
{
    Content content;
    for (int number = 1; number <= 51; ++number)
        content.amends += std::to_string(number) + ",";
    EXPECT_EQ(unreadable_relations(content).size(), 1u);
    EXPECT_EQ(relations_in(content).size(), 50u);
}

} // namespace
} // namespace fengye::editorial
