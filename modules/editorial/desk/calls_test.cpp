#include <gtest/gtest.h>

#include "modules/editorial/actions/keep_calls.hpp"
#include "modules/editorial/desk/desk_test.hpp"
#include "modules/editorial/store/calls.hpp"

namespace fengye::editorial {
namespace {

using people::Role;

class CallsAtTheDesk : public testing::Test {
protected:
    WritingPortal portal;
    Hands hands = portal.staffed("housing_construction");
    Hands others = portal.staffed("education");

    void SetUp() override { portal.hired("editor", "municipal_office", {Role::editor}); }

    http::Pairs form(std::string const& theme = "冬季供热") const
    {
        return {
            {"theme", theme},
            {"due_on", "2026-12-02"},
            {"tag", "供热"},
            {"units", "housing_construction"},
            {"units", "education"}};
    }
    CallId sent()
    {
        portal.signed_in("editor").post("/desk/editorial/calls", form());
        return store::list_calls(portal.reader(), {}, 0, 1).front().id;
    }
    static bool says(WebPage const& page, std::string const& words)
    {
        return page.body.find(words) != std::string::npos;
    }
};

TEST_F(CallsAtTheDesk, are_sent_to_the_units_chosen_and_stand_among_their_tasks)
{
    auto editor = portal.signed_in("editor");
    auto const refused = editor.post("/desk/editorial/calls", {{"theme", "冬季供热"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "请至少选择一个单位"));
    EXPECT_TRUE(says(refused, "value=\"冬季供热\"")); // nothing typed is lost
    EXPECT_EQ(editor.post("/desk/editorial/calls", form()).status, 303);
    auto officer = portal.signed_in(hands.officer);
    EXPECT_TRUE(says(officer.get("/desk/"), "冬季供热"));
    auto const list = officer.get("/desk/editorial/calls");
    EXPECT_TRUE(says(list, "未回应"));
    EXPECT_TRUE(says(list, "7 个工作日")) << list.body;
}

TEST_F(CallsAtTheDesk, go_to_a_whole_class_of_units_at_once)
{
    portal.signed_in("editor").post(
        "/desk/editorial/calls",
        {{"theme", "各县区做法"}, {"due_on", "2026-12-02"}, {"units", "all_counties"}});
    auto const call = store::list_calls(portal.reader(), {}, 0, 1).front().id;
    auto const units = store::units_of(portal.reader(), call);
    EXPECT_GT(units.size(), 3u);
    for (auto const& asked : units)
        EXPECT_NE(people::find_unit(portal.reader(), asked.unit)->unit_kind, people::UnitKind::department);
}

TEST_F(CallsAtTheDesk, show_the_editor_who_handed_in_what_who_has_nothing_and_who_is_silent)
{
    auto const call = sent();
    auto officer = portal.signed_in(hands.officer);
    auto const begun = officer.post(call_url(call, "/items"), {});
    ASSERT_EQ(begun.status, 303);
    auto const item = store::items_of(portal.reader(), call, {}).front().id;
    auto const page = portal.signed_in("editor").get(call_url(call));
    EXPECT_TRUE(says(page, "未回应 2")) << page.body;
    EXPECT_FALSE(says(page, "#" + item.text())); // a draft is its unit's
    accepted(portal.as(
        hands.officer, [&](Work& work) { return save_version(work, item, portal.notice("供热的做法"), 0); }));
    portal.submit(hands, item);
    auto const after = portal.signed_in("editor").get(call_url(call));
    EXPECT_TRUE(says(after, "未公开的稿件 #" + item.text()));
    EXPECT_FALSE(says(after, "供热的做法"));
    EXPECT_TRUE(says(after, "未回应 1"));

    auto other = portal.signed_in(others.officer);
    EXPECT_FALSE(says(other.get(call_url(call)), "市住房和城乡建设局"));
    EXPECT_EQ(other.post(call_url(call, "/none"), {{"reason", ""}}).status, 422);
    EXPECT_EQ(other.post(call_url(call, "/none"), {{"reason", "本单位不涉及供热"}}).status, 303);
    EXPECT_TRUE(says(portal.signed_in("editor").get(call_url(call)), "本单位不涉及供热"));
}

TEST_F(CallsAtTheDesk, are_chosen_in_the_editor_too)
{
    auto const call = sent();
    auto const id = portal.written(hands, portal.notice("早就写着的稿件"));
    auto officer = portal.signed_in(hands.officer);
    auto const url = "/desk/editorial/items/" + id.text() + "/draft";
    EXPECT_TRUE(says(officer.get(url), "<option value=\"" + call.text() + "\">冬季供热</option>"));
    http::Pairs fields{
        {"title", "早就写着的稿件"}, {"body", "<p>文</p>"}, {"based_on", "1"}, {"then", "edit"}};
    officer.post(url, fields);
    EXPECT_FALSE(store::call_of(portal.reader(), id)); // a form that does not ask changes nothing
    fields.emplace_back("call", call.text());
    officer.post(url, fields);
    EXPECT_EQ(store::call_of(portal.reader(), id), call);
    EXPECT_TRUE(says(officer.get(url), "value=\"" + call.text() + "\" selected"));
}

TEST_F(CallsAtTheDesk, are_changed_pressed_closed_and_reopened)
{
    auto const call = sent();
    auto editor = portal.signed_in("editor");
    auto changed = form("供热保障");
    changed.emplace_back("version", "1");
    EXPECT_EQ(editor.post(call_url(call), changed).status, 303);
    EXPECT_EQ(editor.post(call_url(call), changed).status, 409); // somebody changed it since
    EXPECT_EQ(editor.post(call_url(call, "/nudge"), {}).status, 303);
    EXPECT_EQ(editor.post(call_url(call, "/nudge"), {}).status, 409);
    EXPECT_EQ(editor.post(call_url(call, "/closing"), {}).status, 303);
    EXPECT_TRUE(says(editor.get(call_url(call)), "已结束"));
    EXPECT_FALSE(says(portal.signed_in(hands.officer).get("/desk/"), "供热保障"));
    EXPECT_EQ(editor.post(call_url(call, "/reopening"), {}).status, 303);
    EXPECT_TRUE(says(portal.signed_in(hands.officer).get("/desk/"), "供热保障"));
}

TEST_F(CallsAtTheDesk, are_saved_as_tables_without_formulas)
{
    auto editor = portal.signed_in("editor");
    for (auto const* theme : {"=1+1", "+86", "-1", "@SUM(A1)", "\t=1"})
        editor.post("/desk/editorial/calls", form(theme));
    auto const csv = editor.get("/desk/editorial/calls.csv").body;
    for (auto const* theme : {"'=1+1,", "'+86,", "'-1,", "'@SUM(A1),"})
        EXPECT_TRUE(csv.find(theme) != std::string::npos) << theme << csv;
    EXPECT_EQ(csv.find(",\t"), std::string::npos);
    auto const call = sent();
    auto const answers = editor.get(call_url(call, "/answers.csv")).body;
    EXPECT_NE(answers.find("市教育局,未回应,"), std::string::npos) << answers;
    EXPECT_EQ(journal::of_subject(portal.reader(), "calls").size(), 1u);
    EXPECT_TRUE(editor.get("/desk/editorial/calls.xlsx").body.starts_with("PK"));
    EXPECT_TRUE(
        portal.signed_in(hands.officer).get("/desk/editorial/calls.csv").body.find("未回应") !=
        std::string::npos);
}

} // namespace
} // namespace fengye::editorial
