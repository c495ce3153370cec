#include "platform/front/overlay.hpp"

#include <gtest/gtest.h>

#include "tests/testing/test_front.hpp"

namespace fengye::front {
namespace {

class Overlaid : public ::testing::Test {
protected:
    TestFront front;

    Note note(std::int64_t id, std::string title, unsigned day_of_month)
    {
        return {
            .id = {id},
            .path = "/notes/" + std::to_string(id),
            .title = std::move(title),
            .text = "正文",
            .unit = "housing",
            .lists = {"column/16"},
            .at = moment_of(day(2026, 5, day_of_month))};
    }
    Draft draft(Note const& note) { return {"note", note.id.number, encode(note)}; }
    static std::string titles(Reader const& reader, ListQuery const& query)
    {
        std::string text;
        for (auto const& card : reader.list(query))
            text += card.title;
        return text;
    }
};

TEST_F(Overlaid, a_draft_stands_where_it_will_stand)
{
    front.publish({put(note(1, "甲", 1)), put(note(2, "乙", 3))});
    auto const below = front.store.reader();
    auto draft_of_two = note(2, "丙", 3);
    draft_of_two.file = 9;
    Overlay const overlay{*below, front.types, {draft(draft_of_two), draft(note(3, "丁", 2))}};
    EXPECT_EQ(overlay.find<Note>(2)->title, "丙");
    EXPECT_EQ(overlay.find<Note>(1)->title, "甲");
    EXPECT_EQ(overlay.at("/notes/3")->id, 3);
    EXPECT_EQ(overlay.at("/notes/3")->state, Address::State::here);
    EXPECT_EQ(titles(overlay, {.list = "column/16"}), "丙丁甲");
    EXPECT_EQ(titles(overlay, {.list = "column/16", .limit = 2}), "丙丁");
    EXPECT_EQ(titles(overlay, {.list = "column/16", .year = 2025}), "");
    EXPECT_EQ(titles(overlay, {.list = "column/16", .unit = "education"}), "");
    EXPECT_EQ(overlay.file(9)->id, 9);
    EXPECT_EQ(below->find<Note>(2)->title, "乙"); // nothing of it is public
    EXPECT_EQ(front.store.reader()->at("/notes/3"), std::nullopt);
}

TEST_F(Overlaid, a_draft_moved_to_another_column_leaves_its_own)
{
    front.publish({put(note(1, "甲", 1))});
    auto moved = note(1, "甲", 1);
    moved.lists = {"column/17"};
    auto const below = front.store.reader();
    Overlay const overlay{*below, front.types, {draft(moved)}};
    EXPECT_EQ(titles(overlay, {.list = "column/16"}), "");
    EXPECT_EQ(titles(overlay, {.list = "column/17"}), "甲");
    EXPECT_EQ(overlay.count({.list = "column/17"}), 1);
    EXPECT_TRUE(overlay.is_filled("column/17"));
    EXPECT_FALSE(overlay.is_filled("column/16"));
    EXPECT_TRUE(below->is_filled("column/16"));
}

int made = 0;
int count_making(Reader const&)
{
    return ++made;
}

TEST_F(Overlaid, remembers_nothing_of_a_preview)
{
    made = 0;
    auto const below = front.store.reader();
    Overlay const overlay{*below, front.types, {}};
    (void)overlay.memo("made", count_making);
    (void)overlay.memo("made", count_making);
    EXPECT_EQ(made, 2);
    EXPECT_EQ(*front.store.reader()->memo("made", count_making), 3);
}

} // namespace
} // namespace fengye::front
