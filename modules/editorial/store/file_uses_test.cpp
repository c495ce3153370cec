#include "modules/editorial/store/file_uses.hpp"

#include <gtest/gtest.h>

#include "modules/editorial/actions/publish_item.hpp"
#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/desk/desk_test.hpp"

namespace fengye::editorial {
namespace {

struct FileUses : testing::Test {
    WritingPortal portal;
    Hands hands = portal.staffed("housing_construction");
    media::StoredFile table = portal.file(hands, "附表.pdf", "%PDF-1.7 table");

    Content notice_with_table()
    {
        auto content = portal.notice("供热缴费通知");
        content.files.push_back({.id = table.id, .name = table.name, .type = table.type, .hash = table.hash});
        return content;
    }
    // As the library shows it.
    bool is_used_in(ItemId id, std::string const& state)
    {
        auto const page = portal.signed_in(hands.officer).get("/desk/media/" + table.id.text());
        EXPECT_EQ(page.status, 200);
        return page.holds("/desk/editorial/items/" + id.text() + "\"") && page.holds(state);
    }
    bool is_unused()
    {
        return portal.signed_in(hands.officer)
            .get("/desk/media/" + table.id.text())
            .holds("还没有稿件用到它");
    }
};

TEST_F(FileUses, follow_an_item_from_draft_to_publication)
{
    EXPECT_TRUE(is_unused());
    auto const id = portal.written(hands, notice_with_table());
    EXPECT_TRUE(is_used_in(id, "草稿"));
    portal.submit(hands, id);
    EXPECT_TRUE(is_used_in(id, "待审查"));
    portal.review(hands, id, portal.pass(id));
    portal.sign(hands, id);
    EXPECT_TRUE(is_used_in(id, "已发布"));
}

TEST_F(FileUses, last_while_the_public_edition_has_the_file_though_a_correction_has_it_not)
{
    auto const id = portal.published(hands, notice_with_table());
    portal.correct(hands, id, portal.notice("供热缴费通知"));
    EXPECT_TRUE(is_used_in(id, "网上已有公开的一版"));
    portal.submit(hands, id);
    portal.review(hands, id, portal.pass(id));
    portal.sign(hands, id);
    EXPECT_TRUE(is_unused());
}

TEST_F(FileUses, go_with_a_draft_that_lets_go_of_the_file)
{
    auto const id = accepted(portal.as(hands.officer, [](Work& work) { return create_item(work); }));
    accepted(portal.as(
        hands.officer, [&](Work& work) { return autosave_draft(work, id, notice_with_table(), 0); }));
    EXPECT_TRUE(is_used_in(id, "草稿"));
    accepted(portal.as(hands.officer, [&](Work& work) { return remove_file(work, id, table.id); }));
    EXPECT_TRUE(is_unused());
}

TEST_F(FileUses, are_noted_again_for_items_from_before_as_they_were)
{
    auto const draft = portal.written(hands, notice_with_table());
    accepted(portal.as(hands.officer, [&](Work& work) -> Result<void> {
        store::forget_files(work.tx, draft);
        return {};
    }));
    EXPECT_TRUE(is_unused());
    accepted(portal.as(hands.officer, [&](Work& work) -> Result<void> {
        EXPECT_EQ(store::note_files_again(work.tx, 0), draft.number);
        EXPECT_EQ(store::note_files_again(work.tx, draft.number), std::nullopt);
        return {};
    }));
    EXPECT_TRUE(is_used_in(draft, "草稿"));
}

} // namespace
} // namespace fengye::editorial
