#include <gtest/gtest.h>

#include "modules/editorial/desk/desk_test.hpp"

namespace fengye::editorial {
namespace {

std::string const unit = "housing_construction";

class Items : public testing::Test {
protected:
    WritingPortal portal;
    Hands hands{portal.staffed(unit)};
    Browser officer{portal.signed_in(hands.officer)};

    static std::string at(ItemId id, std::string const& rest = {})
    {
        return "/desk/editorial/items/" + id.text() + rest;
    }
};

TEST_F(Items, are_listed_and_found_by_state_title_and_number)
{
    auto const draft = portal.written(hands, portal.notice("写着的公告"));
    auto const published = portal.published(hands, portal.notice("发布了的公告"));
    auto const all = officer.get("/desk/editorial/items");
    EXPECT_TRUE(all.holds("写着的公告") && all.holds("发布了的公告"));
    EXPECT_TRUE(all.holds("职务 " + hands.officer));
    auto const drafts = officer.get("/desk/editorial/items?state=draft");
    EXPECT_TRUE(drafts.holds("写着的公告") && !drafts.holds("发布了的公告"));
    auto const titled = officer.get("/desk/editorial/items?keyword=" + http::percent_encoded("发布了"));
    EXPECT_TRUE(titled.holds("发布了的公告") && !titled.holds("写着的公告"));
    EXPECT_TRUE(officer.get("/desk/editorial/items?keyword=%23" + draft.text()).holds("写着的公告"));
    EXPECT_FALSE(officer.get("/desk/editorial/items?state=nonsense&page=-5&column=x").status != 200);
    EXPECT_EQ(officer.get("/desk/editorial/items?page=999999999999").status, 200);
    (void)published;
}

TEST_F(Items, show_their_whole_life)
{
    auto const id = portal.published(hands, portal.notice("供热公告"));
    auto const page = officer.get(at(id));
    EXPECT_EQ(page.status, 200);
    for (auto const& text : {"职务 " + hands.officer, "职务 " + hands.reviewer, "职务 " + hands.head})
        EXPECT_TRUE(page.holds(text)) << text;
    EXPECT_TRUE(page.holds("/article/" + id.text()));
    EXPECT_TRUE(page.holds(at(id, "/correction")));
    EXPECT_FALSE(page.holds(at(id, "/withdrawal"))) << "not the officer's to do";
}

TEST_F(Items, of_a_correction_say_that_the_public_page_stays)
{
    auto const id = portal.published(hands, portal.notice("供热公告"));
    auto const begun = officer.submit(at(id), at(id, "/correction"), {});
    EXPECT_EQ(begun.location(), at(id, "/draft"));
    EXPECT_TRUE(officer.follow(begun).holds("name=\"correction\""));
    officer.submit(
        at(id, "/draft"), at(id, "/draft"),
        {{"title", "供热公告（更正）"}, {"correction", "更正了电话。"}, {"then", "submit"}});
    EXPECT_EQ(portal.item(id).state, ItemState::submitted);
    portal.wait_until_shown();
    auto visitor = portal.visitor();
    EXPECT_EQ(visitor.get("/article/" + id.text()).text("h1"), "供热公告");
    portal.review(hands, id, portal.pass(id));
    portal.sign(hands, id);
    portal.wait_until_shown();
    auto const corrected = visitor.get("/article/" + id.text());
    EXPECT_EQ(corrected.text("h1"), "供热公告（更正）");
    EXPECT_TRUE(corrected.holds("更正了电话。"));
}

TEST_F(Items, show_the_city_editor_their_public_side_alone)
{
    auto const id = portal.written(hands, portal.notice("没公开的第一稿"));
    accepted(portal.as(
        hands.officer, [&](Work& work) { return save_version(work, id, portal.notice("公开的标题"), 1); }));
    portal.submit(hands, id);
    auto decision = portal.pass(id);
    decision.note = "内部的审查意见";
    portal.review(hands, id, decision);
    portal.sign(hands, id);
    portal.correct(hands, id, portal.notice("还没审的更正"));
    auto const other = portal.written(hands, portal.notice("没公开的稿件"));

    portal.hired("editor", "municipal_office", {people::Role::editor});
    auto editor = portal.signed_in("editor");
    for (auto const& address :
         {std::string{"/desk/editorial/items"}, at(id), at(id, "/chain"), at(id, "/preview"),
          at(id, "/withdrawal")}) {
        auto const page = editor.get(address);
        EXPECT_EQ(page.status, 200) << address;
        EXPECT_TRUE(page.holds("公开的标题")) << address;
        for (auto const* inner : {"没公开的第一稿", "还没审的更正", "内部的审查意见", "没公开的稿件"})
            EXPECT_FALSE(page.holds(inner)) << inner << " at " << address;
    }
    EXPECT_EQ(editor.get(at(id, "/preview?edition=1")).status, 404);
    EXPECT_EQ(editor.get(at(id, "/preview?edition=2")).status, 200);
    EXPECT_EQ(editor.get(at(id, "/preview?edition=3")).status, 404);
    EXPECT_FALSE(
        editor.get("/desk/editorial/items?keyword=" + http::percent_encoded("还没审的")).holds("公开的标题"))
        << "nor by searching";
    EXPECT_EQ(editor.get(at(other)).status, 404);
    EXPECT_EQ(
        editor.submit(at(id, "/withdrawal"), at(id, "/withdrawal"), {{"reason", "incorrect"}}).status, 303);
    EXPECT_EQ(portal.item(id).state, ItemState::withdrawn);
}

TEST_F(Items, handed_over_at_the_desk_go_to_the_colleague)
{
    auto const id = portal.written(hands, portal.notice("没写完的"));
    portal.hired("colleague", unit, {people::Role::officer});
    auto const person = portal.actor(hands.officer).person, successor = portal.actor("colleague").person;
    auto head = portal.signed_in(hands.head);
    EXPECT_EQ(
        head.post("/desk/persons/" + person.text() + "/hand-over", {{"successor", successor.text()}}).status,
        303);
    for (int i = 0; i < 100 && portal.item(id).author != successor; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{20}); // the job runs beside
    EXPECT_EQ(portal.item(id).author, successor);
    EXPECT_TRUE(portal.signed_in("colleague").get(at(id, "/draft")).holds("没写完的"));
}

} // namespace
} // namespace fengye::editorial
