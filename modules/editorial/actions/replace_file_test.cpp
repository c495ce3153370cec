#include "modules/editorial/actions/replace_file.hpp"

#include <gtest/gtest.h>

#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/desk/desk_test.hpp"

namespace fengye::editorial {
namespace {

struct ReplacedFiles : testing::Test {
    WritingPortal portal;
    Hands hands = portal.staffed("housing_construction");
    media::StoredFile old_table = portal.file(hands, "附表.pdf", "%PDF-1.7 old");

    Content notice()
    {
        auto content = portal.notice("供热缴费通知");
        content.body =
            html::Sanitiser::clean(
                "<p>见<a href=\"" + media::path_of(old_table.id, old_table.name) + "\">附表</a>。</p>")
                ->html;
        content.files.push_back(
            {.id = old_table.id, .name = old_table.name, .type = old_table.type, .hash = old_table.hash});
        return content;
    }
    // As the library's page of the old file does; the number of the new one.
    FileId replace()
    {
        auto officer = portal.signed_in(hands.officer);
        auto const answer = officer.upload(
            "/desk/media/" + old_table.id.text() + "/replacement", {},
            {{"file", "新附表.pdf", "%PDF-1.7 new"}});
        EXPECT_EQ(answer.status, 303) << answer.body;
        EXPECT_TRUE(officer.follow(answer).holds("已换进可以改的稿件"));
        auto const address = answer.location();
        return FileId::from(address.substr(12, address.find('?') - 12)).value();
    }
    Content draft(ItemId id)
    {
        return store::find_draft(portal.reader(), id, portal.actor(hands.officer).person).value().content;
    }
};

TEST_F(ReplacedFiles, are_replaced_in_drafts_with_their_addresses_in_the_text)
{
    auto const id = portal.written(hands, notice());
    auto const fresh = replace();
    auto const content = draft(id);
    ASSERT_EQ(content.files.size(), 1u);
    EXPECT_EQ(content.files[0].id, fresh);
    EXPECT_EQ(content.files[0].name, "新附表.pdf");
    EXPECT_NE(content.body.text().find(media::path_of(fresh, "新附表.pdf")), std::string::npos)
        << content.body.text();
    EXPECT_EQ(content.body.text().find("/files/" + old_table.id.text() + "/"), std::string::npos);
}

TEST_F(ReplacedFiles, open_a_correction_beside_what_is_public_which_stays_until_it_is_signed)
{
    auto const id = portal.published(hands, notice());
    auto const fresh = replace();
    EXPECT_EQ(portal.item(id).state, ItemState::draft);
    EXPECT_TRUE(portal.item(id).is_public());
    EXPECT_EQ(draft(id).files[0].id, fresh);
    portal.wait_until_shown();
    EXPECT_TRUE(portal.visitor().get(path_of(id)).holds("/files/" + old_table.id.text() + "/"));
    auto const page = portal.signed_in(hands.officer).get("/desk/media/" + fresh.text());
    EXPECT_TRUE(page.holds("供热缴费通知"));
    EXPECT_TRUE(page.holds("网上已有公开的一版"));
}

TEST_F(ReplacedFiles, stay_in_what_is_under_review)
{
    auto const id = portal.written(hands, notice());
    portal.submit(hands, id);
    replace();
    auto const item = portal.item(id);
    EXPECT_EQ(item.state, ItemState::submitted);
    EXPECT_EQ(store::find_edition(portal.reader(), id, item.edition)->content.files[0].id, old_table.id);
}

} // namespace
} // namespace fengye::editorial
