#include <gtest/gtest.h>

#include "modules/editorial/desk/desk_test.hpp"

namespace fengye::editorial {
namespace {

using people::Role;

class HeadsOverview : public testing::Test {
protected:
    WritingPortal portal;
    Hands hands = portal.staffed("housing_construction");
    Hands others = portal.staffed("education");

    void SetUp() override { portal.hired("editor", "municipal_office", {Role::editor}); }

    WebPage shown(std::string const& account, std::string const& query = {})
    {
        auto page = portal.signed_in(account).get("/desk/editorial/overview" + query);
        EXPECT_EQ(page.status, 200) << page.body;
        return page;
    }
    // What a unit's row says under a figure; the first table that has it.
    static std::string figure(WebPage const& page, std::string_view unit, std::string const& name)
    {
        auto const label = "data-label=\"" + name + "\">";
        for (auto row = page.body.find("<tr><th scope=\"row\">" + std::string{unit} + "</th>");
             row != std::string::npos;
             row = page.body.find("<tr><th scope=\"row\">" + std::string{unit} + "</th>", row + 1)) {
            auto const end = page.body.find("</tr>", row);
            auto const cell = page.body.find(label, row);
            if (cell > end)
                continue;
            auto text = page.body.substr(cell + label.size());
            text.resize(text.find("</td>"));
            for (std::size_t open; (open = text.find('<')) != std::string::npos;)
                text.erase(open, text.find('>', open) - open + 1);
            return text;
        }
        return {};
    }
    static constexpr auto housing = "市住房和城乡建设局", education = "市教育局";
};

TEST_F(HeadsOverview, shows_what_waits_what_is_overdue_and_what_is_urgent)
{
    auto urgent = portal.notice("加急的通知");
    urgent.is_urgent = true;
    portal.submit(hands, portal.written(hands, urgent));
    auto const reviewed = portal.written(hands, portal.notice("审过的通知"));
    portal.submit(hands, reviewed);
    portal.review(hands, reviewed, portal.pass(reviewed));
    auto const page = shown(hands.head);
    EXPECT_EQ(figure(page, housing, "待审核"), "1");
    EXPECT_EQ(figure(page, housing, "待签发"), "1");
    EXPECT_EQ(figure(page, housing, "加急"), "1");
    EXPECT_EQ(figure(page, housing, "超期"), "0");
    portal.clock.advance(std::chrono::hours{24 * 5});
    EXPECT_EQ(figure(shown(hands.head), housing, "超期"), "2");
}

TEST_F(HeadsOverview, counts_what_a_unit_contributed_and_what_became_of_it)
{
    portal.published(hands, portal.notice("发布了的公告"));
    auto const returned = portal.written(hands, portal.notice("退回的公告"));
    portal.submit(hands, returned);
    auto decision = portal.pass(returned);
    decision.verdict = Verdict::return_;
    decision.reason = ReturnReason::source_missing;
    portal.review(hands, returned, decision);
    auto const page = shown(hands.head);
    EXPECT_EQ(figure(page, housing, "送审"), "2");
    EXPECT_EQ(figure(page, housing, "退回"), "1 缺少来源 1");
    EXPECT_EQ(figure(page, housing, "签发"), "1");
    EXPECT_EQ(figure(page, housing, "首次发布"), "1");
    EXPECT_EQ(figure(page, housing, "首页栏目"), "1"); // notices stand on the home page
    EXPECT_EQ(figure(shown(hands.head, "?from=2026-01-01&until=2026-01-31"), housing, "送审"), "0");
}

TEST_F(HeadsOverview, shows_the_head_the_own_unit_and_the_editor_all)
{
    portal.published(others, portal.notice("教育局的公告"));
    EXPECT_EQ(shown(hands.head).body.find(education), std::string::npos);
    auto const page = shown("editor", "?sort=published");
    EXPECT_EQ(figure(page, education, "首次发布"), "1");
    EXPECT_LT(page.body.find(education), page.body.find(housing)); // most first
    EXPECT_EQ(portal.signed_in(hands.officer).get("/desk/editorial/overview").status, 403);
}

TEST_F(HeadsOverview, leads_from_dismissed_findings_to_items_and_tells_outside_no_words)
{
    auto const id = portal.written(hands, portal.notice("没公开的通知"));
    portal.submit(hands, id);
    accepted(
        portal.as(hands.reviewer, [&](Work& work) { return dismiss_finding(work, id, 1, "公开的电话"); }));
    EXPECT_EQ(figure(shown(hands.head), housing, "判为不是问题"), "1");
    auto const inside = portal.signed_in(hands.head).get("/desk/editorial/overview/dismissals");
    EXPECT_NE(inside.body.find("/desk/editorial/items/" + id.text()), std::string::npos);
    EXPECT_NE(inside.body.find("公开的电话"), std::string::npos);
    auto const outside = portal.signed_in("editor").get("/desk/editorial/overview/dismissals");
    EXPECT_NE(outside.body.find("未公开的稿件 #" + id.text()), std::string::npos);
    for (auto const* words : {"没公开的通知", "公开的电话", "13800138000"})
        EXPECT_EQ(outside.body.find(words), std::string::npos) << words;
    auto const of_others =
        portal.signed_in(others.head).get("/desk/editorial/overview/dismissals?unit=housing_construction");
    EXPECT_EQ(of_others.body.find("公开的电话"), std::string::npos);
}

TEST_F(HeadsOverview, is_saved_as_a_table_and_that_stands_in_the_journal)
{
    portal.published(hands, portal.notice("发布了的公告"));
    auto const csv = portal.signed_in(hands.head).get("/desk/editorial/overview.csv?span=year");
    EXPECT_NE(csv.body.find("单位,待审核,待签发,超期,加急,送审,退回,退回：格式不符"), std::string::npos)
        << csv.body;
    EXPECT_NE(csv.body.find("市住房和城乡建设局,0,0,0,0,1,0,0,0,0,0,0,0,0,1,1,0,1,0"), std::string::npos)
        << csv.body;
    EXPECT_TRUE(portal.signed_in("editor").get("/desk/editorial/overview.xlsx").body.starts_with("PK"));
    EXPECT_EQ(journal::of_subject(portal.reader(), "overview").size(), 2u);
}

} // namespace
} // namespace fengye::editorial
