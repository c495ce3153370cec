#include <gtest/gtest.h>

#include "modules/letters/post_portal_test.hpp"

namespace fengye::letters {
namespace {

using people::Role;

class Overview : public testing::Test {
protected:
    PostPortal portal;

    void SetUp() override
    {
        for (auto const* unit : {"housing_construction", "education"})
            portal.staffed(unit);
        portal.hired("editor", "municipal_office", {Role::editor});
    }
    // The row of a unit and a system, as its cells' text.
    static std::vector<std::string>
    row_of(WebPage const& page, std::string_view unit, std::string_view system)
    {
        std::vector<std::string> cells;
        auto const& body = page.body;
        auto const head = body.find(fmt::format("<th scope=\"row\">{}</th>", unit));
        auto row =
            head == std::string::npos ? std::string{} : body.substr(head, body.find("</tr>", head) - head);
        if (row.find(system) == std::string::npos)
            return cells;
        for (std::size_t at = 0; (at = row.find("<td", at)) != std::string::npos;) {
            auto const from = row.find('>', at) + 1;
            auto text = row.substr(from, row.find("</td>", from) - from);
            for (std::size_t open; (open = text.find('<')) != std::string::npos;)
                text.erase(open, text.find('>', open) - open + 1);
            cells.push_back(text);
            at = from;
        }
        return cells;
    }
};

TEST_F(Overview, counts_what_is_open_late_escalated_waiting_and_paused)
{
    portal.sent();
    auto const late = portal.accepted_letter();
    portal.advance(30); // past fifteen working days, and three more
    portal.sent();
    portal.submitted();
    auto const paused = portal.accepted_letter();
    accepted(portal.as("handler.housing_construction", [&](Work& work) {
        return pause_letter(work, portal.platform(), paused, "等写信人补充材料");
    }));
    ASSERT_TRUE(portal.reader().one(
        db::Sql{"test.late", "SELECT id FROM casework_cases WHERE due_on < '2026-12-20'"}, {},
        [](db::Row const&) { return true; }));
    auto const page = portal.signed_in("head.housing_construction").get("/desk/letters/overview");
    EXPECT_EQ(page.status, 200);
    auto const row = row_of(page, "市住房和城乡建设局", "诉求");
    ASSERT_EQ(row.size(), 10u) << page.body;
    EXPECT_EQ(
        (std::vector<std::string>{row.begin(), row.begin() + 6}),
        (std::vector<std::string>{"诉求", "5", "2", "2", "1", "1"}));
    EXPECT_TRUE(late);
}

TEST_F(Overview, tells_how_long_it_took_and_how_content_people_are_this_month_and_last)
{
    portal.published();
    portal.advance(8); // December
    auto const id = portal.published();
    accepted(portal.platform().works.run(Actor::program("192.0.2.7"), [&](Work& work) {
        auto const code = casework::code_of(
            casework::Vault{portal.platform().key}, store::find_letter(work.tx, id).value().record);
        return rate_letter(work, portal.platform(), {code.text(), Rating::satisfied, {}});
    }));
    portal.count_months_now();
    auto const row =
        row_of(portal.signed_in("editor").get("/desk/letters/overview"), "市住房和城乡建设局", "诉求");
    ASSERT_EQ(row.size(), 10u);
    EXPECT_EQ(row[6], "0 上月 0");
    EXPECT_EQ(row[8], "100 % 上月 —");
    EXPECT_EQ(row[9], "0 上月 0");
}

TEST_F(Overview, a_head_sees_the_own_unit_and_an_editor_the_city_but_no_title)
{
    portal.sent();
    portal.sent(PostPortal::form("A05", "学校门口停车太乱没人管"));
    auto const own = portal.signed_in("head.education").get("/desk/letters/overview");
    EXPECT_FALSE(own.holds("市住房和城乡建设局"));
    for (auto const* account : {"editor", "leader.education"}) {
        auto const city = portal.signed_in(account).get("/desk/letters/overview");
        EXPECT_TRUE(city.holds("市住房和城乡建设局")) << account;
        EXPECT_FALSE(city.holds("电梯")) << account;
        EXPECT_FALSE(city.holds("欧阳")) << account;
    }
    EXPECT_EQ(portal.signed_in("handler.education").get("/desk/letters/overview").status, 403);
}

TEST_F(Overview, can_be_sorted_by_a_column_and_narrowed_to_a_system)
{
    portal.sent();
    portal.sent(PostPortal::form("S01", "在河边多种一些枫树"));
    auto editor = portal.signed_in("editor");
    auto const sorted = editor.get("/desk/letters/overview?sort=late");
    EXPECT_TRUE(sorted.holds("aria-sort=\"descending\"><a href=\"/desk/letters/overview?sort=late\""));
    auto const appeals = editor.get("/desk/letters/overview?system=appeal");
    EXPECT_TRUE(appeals.holds("<td data-label=\"类型\">诉求</td>"));
    EXPECT_FALSE(appeals.holds("<td data-label=\"类型\">建议</td>"));
}

TEST_F(Overview, can_be_saved_as_a_sheet)
{
    portal.sent();
    auto editor = portal.signed_in("editor");
    auto const csv = editor.get("/desk/letters/overview.csv?system=appeal");
    EXPECT_TRUE(csv.header("content-disposition").starts_with("attachment"));
    EXPECT_TRUE(csv.holds("市住房和城乡建设局,诉求,1,0,0,0,0,")) << csv.body;
    auto const xlsx = editor.get("/desk/letters/overview.xlsx");
    EXPECT_TRUE(xlsx.body.starts_with("PK"));
}

TEST_F(Overview, without_letters_says_what_will_stand_here)
{
    EXPECT_TRUE(portal.signed_in("editor").get("/desk/letters/overview").holds("还没有来信"));
}

} // namespace
} // namespace fengye::letters
