#include <gtest/gtest.h>

#include "modules/letters/post_portal_test.hpp"
#include "tests/testing/tools.hpp"

namespace fengye::letters {
namespace {

using people::Role;

class Brief : public testing::Test {
protected:
    PostPortal portal;

    void SetUp() override
    {
        for (auto const* unit : {"housing_construction", "education"})
            portal.staffed(unit);
        portal.hired("editor", "municipal_office", {Role::editor});
    }
};

TEST_F(Brief, tells_of_a_week_what_came_in_was_answered_and_is_public)
{
    portal.sent();
    portal.published();
    portal.advance(7);
    portal.sent(PostPortal::form("A02", "下一周的信不在里面"));
    auto const page = portal.signed_in("editor").get("/desk/letters/brief?week=2026-11-25");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("2026-11-23 至 2026-11-29"));
    EXPECT_TRUE(page.holds("本周收到 2 封，答复 1 封，按时答复 100 %。")) << page.body;
    EXPECT_TRUE(page.holds("住房与物业：2 封"));
    EXPECT_TRUE(page.holds("小区电梯停运三天无人修理</a>")) << "a published answer, by its public title";
    EXPECT_FALSE(page.holds("不在里面"));
}

TEST_F(Brief, counts_suggestions_that_were_adopted)
{
    auto const form = PostPortal::form("S01", "在河边多种一些枫树");
    portal.staffed("natural_resources");
    portal.published(form, Outcome::adopted);
    auto const page = portal.signed_in("editor").get("/desk/letters/brief?week=2026-11-23");
    EXPECT_TRUE(page.holds("采纳和部分采纳的建议共 1 条"));
}

TEST_F(Brief, without_a_week_is_of_the_last_one_that_is_over)
{
    auto editor = portal.signed_in("editor");
    EXPECT_TRUE(editor.get("/desk/letters/brief").holds("2026-11-16 至 2026-11-22"));
    EXPECT_TRUE(editor.get("/desk/letters/brief?week=nonsense").holds("2026-11-16 至 2026-11-22"));
    EXPECT_TRUE(editor.get("/desk/letters/brief").holds("这一周没有收到也没有答复来信"));
}

TEST_F(Brief, of_a_head_is_of_the_own_unit)
{
    portal.published();
    auto const page = portal.signed_in("head.education").get("/desk/letters/brief?week=2026-11-23");
    EXPECT_TRUE(page.holds("本周收到 0 封"));
    EXPECT_FALSE(page.holds("电梯"));
    EXPECT_EQ(portal.signed_in("handler.education").get("/desk/letters/brief").status, 403);
}

TEST_F(Brief, can_be_saved_for_word)
{
    portal.published();
    auto const docx = portal.signed_in("editor").get("/desk/letters/brief.docx?week=2026-11-23");
    ASSERT_EQ(docx.status, 200);
    EXPECT_TRUE(docx.header("content-disposition").starts_with("attachment"));
    auto const text = run_tool("unzip", {"-p", "in.docx", "word/document.xml"}, docx.body, "in.docx");
    EXPECT_NE(text.find("来信周报"), std::string::npos);
    EXPECT_NE(text.find("小区电梯停运三天无人修理"), std::string::npos);
}

} // namespace
} // namespace fengye::letters
