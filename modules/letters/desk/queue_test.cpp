#include <gtest/gtest.h>

#include "modules/letters/desk/desk_test.hpp"

namespace fengye::letters {
namespace {

std::string const housing = "housing_construction";

class DeskQueue : public testing::Test {
protected:
    LetterPortal portal;
    void SetUp() override
    {
        portal.answering(housing);
        portal.answering("civil_affairs");
    }
    Browser handler() { return portal.signed_in("handler." + housing); }
};

TEST_F(DeskQueue, sorts_a_units_letters_by_what_has_to_be_done)
{
    portal.sent(LetterPortal::form("等待受理的来信标题"));
    portal.taken("handler." + housing, LetterPortal::form("正在办理的来信标题"));
    portal.submitted("handler." + housing, LetterPortal::form("等待审核的来信标题"));
    auto browser = handler();
    auto const mine = browser.get("/desk/letters/");
    EXPECT_EQ(mine.status, 200);
    EXPECT_TRUE(mine.holds("正在办理的来信标题"));
    EXPECT_FALSE(mine.holds("等待受理的来信标题"));
    auto const waiting = browser.get("/desk/letters/?tab=to_accept");
    EXPECT_TRUE(waiting.holds("等待受理的来信标题"));
    EXPECT_FALSE(waiting.holds("正在办理的来信标题"));
    auto head = portal.signed_in("head." + housing);
    auto const release = head.get("/desk/letters/");
    EXPECT_TRUE(release.holds("等待审核的来信标题"));
    EXPECT_FALSE(release.holds("等待受理的来信标题"));
    EXPECT_TRUE(browser.get("/desk/letters/?tab=all").holds("等待审核的来信标题"));
}

TEST_F(DeskQueue, shows_no_letter_of_another_unit)
{
    portal.sent(LetterPortal::form("住建局才看得到的来信"));
    auto stranger = portal.signed_in("handler.civil_affairs");
    for (auto const* tab : {"mine", "to_accept", "due_soon", "overdue", "helping", "all"})
        EXPECT_FALSE(stranger.get("/desk/letters/?tab=" + std::string{tab}).holds("住建局才看得到的来信"))
            << tab;
    EXPECT_FALSE(
        stranger.get("/desk/letters/?tab=all&keyword=SQ-20261123-0001").holds("住建局才看得到的来信"));
}

TEST_F(DeskQueue, shows_the_deadline_as_a_light_and_in_words)
{
    portal.sent();
    portal.clock.advance(std::chrono::hours{24 * 20});
    auto const page = handler().get("/desk/letters/?tab=overdue");
    EXPECT_TRUE(page.holds("due-bad"));
    EXPECT_TRUE(page.holds("超期"));
    EXPECT_FALSE(handler().get("/desk/letters/?tab=due_soon").holds("小区电梯停运"));
}

TEST_F(DeskQueue, is_filtered_by_words_category_and_number)
{
    auto const id = portal.sent(LetterPortal::form("关于电梯维修的来信"));
    portal.sent(LetterPortal::form("关于道路照明的来信", "A01"));
    auto browser = handler();
    auto const by_word = browser.get("/desk/letters/?tab=all&keyword=" + http::percent_encoded("照明"));
    EXPECT_TRUE(by_word.holds("关于道路照明的来信"));
    EXPECT_FALSE(by_word.holds("关于电梯维修的来信"));
    auto const by_category = browser.get("/desk/letters/?tab=all&category=A02&system=appeal&mailbox=mayor");
    EXPECT_TRUE(by_category.holds("关于电梯维修的来信"));
    EXPECT_FALSE(by_category.holds("关于道路照明的来信"));
    auto const number = portal.letter(id).record.number;
    EXPECT_TRUE(browser.get("/desk/letters/?tab=to_accept&keyword=" + number).holds("关于电梯维修的来信"));
    EXPECT_TRUE(browser.get("/desk/letters/?tab=all&keyword=zzzz").holds("这里没有来信"));
}

TEST_F(DeskQueue, keeps_a_filter_under_a_name_as_a_tab_of_ones_own)
{
    portal.sent();
    auto browser = handler();
    auto const page = "/desk/letters/?tab=all&category=A02";
    auto const named = browser.submit(page, "/desk/letters/filters", {{"name", "物业来信"}});
    EXPECT_EQ(named.status, 303);
    EXPECT_EQ(named.location(), "/desk/letters/?tab=all&category=A02&done=letters.toast_filter_named");
    auto const shown = browser.follow(named);
    EXPECT_TRUE(shown.holds("物业来信"));
    EXPECT_FALSE(portal.signed_in("head." + housing).get("/desk/letters/?tab=all").holds("物业来信"));
    auto const nameless =
        browser.submit("/desk/letters/?tab=all&category=A01", "/desk/letters/filters", {{"name", ""}});
    EXPECT_EQ(nameless.status, 422);
    EXPECT_TRUE(nameless.holds("标签名称须"));
    auto const gone = browser.submit(page, "/desk/letters/filters/1/removal", {});
    EXPECT_EQ(gone.status, 303);
    EXPECT_FALSE(browser.get("/desk/letters/").holds("物业来信"));
}

TEST_F(DeskQueue, turns_pages_of_twenty)
{
    for (int i = 0; i < 23; ++i)
        portal.sent(LetterPortal::form("第" + std::to_string(100 + i) + "封关于电梯的信"));
    auto browser = handler();
    auto const first = browser.get("/desk/letters/?tab=all");
    EXPECT_TRUE(first.holds("第122封"));
    EXPECT_FALSE(first.holds("第102封"));
    auto const second = browser.get("/desk/letters/?tab=all&page=2");
    EXPECT_TRUE(second.holds("第102封"));
    EXPECT_TRUE(browser.get("/desk/letters/?tab=all&page=99").holds("第100封")) << "the last page";
}

TEST_F(DeskQueue, shows_a_leader_what_came_to_the_own_mailbox_wherever_it_went)
{
    portal.answering("municipal_office");
    portal.sent(LetterPortal::form("写给市长的来信标题"));
    auto mayor_ = portal.signed_in("leader.municipal_office");
    EXPECT_TRUE(mayor_.get("/desk/letters/").holds("写给市长的来信标题"));
    EXPECT_FALSE(portal.signed_in("leader.civil_affairs").get("/desk/letters/").holds("写给市长的来信标题"));
}

TEST_F(DeskQueue, hides_an_accusation_from_everybody_but_the_petition_office)
{
    portal.answering("municipal_office");
    portal.answering("petition");
    auto form = LetterPortal::form("检举某人的来信标题", "A19");
    form.accused = housing;
    portal.sent(form);
    EXPECT_TRUE(
        portal.signed_in("handler.petition").get("/desk/letters/?tab=all").holds("检举某人的来信标题"));
    for (auto const* who :
         {"handler.housing_construction", "leader.municipal_office", "handler.municipal_office"})
        EXPECT_FALSE(portal.signed_in(who).get("/desk/letters/").holds("检举某人的来信标题")) << who;
}

TEST_F(DeskQueue, counts_in_the_menu_what_waits)
{
    portal.sent();
    portal.sent();
    auto const page = handler().get("/desk/notes");
    EXPECT_TRUE(page.holds("<span>来信办理</span><span class=\"badge\">2"));
}

TEST_F(DeskQueue, speaks_english_too)
{
    portal.sent();
    auto browser = handler();
    browser.post("/desk/language", {{"language", "en"}});
    auto const page = browser.get("/desk/letters/?tab=all");
    EXPECT_TRUE(page.holds("To be accepted"));
}

} // namespace
} // namespace fengye::letters
