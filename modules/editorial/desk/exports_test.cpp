#include <gtest/gtest.h>

#include "modules/editorial/desk/desk_test.hpp"

namespace fengye::editorial {
namespace {

struct ItemExports : testing::Test {
    WritingPortal portal;
    Hands hands = portal.staffed("housing_construction");
    Hands others = portal.staffed("education");

    std::string csv(std::string const& account, std::string const& query = {})
    {
        auto const page = portal.signed_in(account).get("/desk/editorial/items.csv" + query);
        EXPECT_EQ(page.status, 200) << account << query;
        EXPECT_TRUE(page.header("content-disposition").starts_with("attachment"));
        return page.body;
    }
    static std::size_t lines(std::string const& text)
    {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    }
};

TEST_F(ItemExports, give_a_unit_its_items_and_nothing_of_another)
{
    auto const draft = portal.written(hands, portal.notice("写着的公告"));
    auto const published = portal.published(hands, portal.notice("发布了的公告"));
    portal.written(others, portal.notice("别人的公告"));
    auto const text = csv(hands.officer);
    EXPECT_EQ(lines(text), 3u) << text;
    EXPECT_NE(text.find(draft.text() + ",写着的公告,草稿,市住房和城乡建设局,通知公告,"), std::string::npos)
        << text;
    EXPECT_NE(text.find(path_of(published)), std::string::npos);
    EXPECT_EQ(text.find("别人的"), std::string::npos);
    EXPECT_EQ(lines(csv(hands.officer, "?state=draft")), 2u);
}

TEST_F(ItemExports, give_those_who_look_after_the_site_what_is_public)
{
    portal.hired("editor", "municipal_office", {people::Role::editor});
    portal.written(hands, portal.notice("写着的公告"));
    portal.published(hands, portal.notice("发布了的公告"));
    auto const text = csv("editor");
    EXPECT_EQ(lines(text), 2u);
    EXPECT_EQ(text.find("写着的"), std::string::npos);
}

TEST_F(ItemExports, hold_no_formula)
{
    portal.written(hands, portal.notice("=HYPERLINK(\"https://evil.example\")"));
    EXPECT_NE(csv(hands.officer).find("'=HYPERLINK"), std::string::npos) << csv(hands.officer);
}

TEST_F(ItemExports, are_a_workbook_too_and_stand_in_the_journal)
{
    portal.written(hands, portal.notice("写着的公告"));
    auto const page = portal.signed_in(hands.officer).get("/desk/editorial/items.xlsx?state=draft");
    EXPECT_TRUE(page.body.starts_with("PK"));
    auto const rows = journal::of_subject(portal.reader(), "items");
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].entry.act, "editorial.exported");
}

TEST_F(ItemExports, give_the_queue_as_its_screen_has_it)
{
    auto const id = portal.written(hands, portal.notice("待审的公告"));
    portal.submit(hands, id);
    auto const text = portal.signed_in(hands.reviewer).get("/desk/editorial/queue.csv").body;
    EXPECT_EQ(lines(text), 2u) << text;
    EXPECT_NE(text.find(id.text() + ",待审的公告,"), std::string::npos) << text;
    EXPECT_EQ(lines(portal.signed_in(hands.head).get("/desk/editorial/queue.csv").body), 1u);
    EXPECT_EQ(lines(portal.signed_in(others.reviewer).get("/desk/editorial/queue.csv").body), 1u);
    EXPECT_TRUE(portal.signed_in(hands.reviewer).get("/desk/editorial/queue.xlsx").body.starts_with("PK"));
}

TEST_F(ItemExports, give_who_did_what_with_an_item)
{
    auto const id = portal.published(hands, portal.notice("发布了的公告"));
    auto const url = "/desk/editorial/items/" + id.text() + "/chain.csv";
    auto const text = portal.signed_in(hands.officer).get(url).body;
    EXPECT_EQ(lines(text), 6u) << text; // drafted, submitted, reviewed, signed, published
    EXPECT_EQ(portal.signed_in(others.officer).get(url).status, 404);
    auto const acts = journal::of_subject(portal.reader(), "item/" + id.text());
    EXPECT_EQ(acts.front().entry.act, "editorial.exported");
}

} // namespace
} // namespace fengye::editorial
