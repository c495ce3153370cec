#include <gtest/gtest.h>

#include "modules/letters/desk/desk_test.hpp"
#include "modules/letters/store/mailboxes.hpp"

namespace fengye::letters {
namespace {

std::string const housing = "housing_construction";

class DeskBatches : public testing::Test {
protected:
    LetterPortal portal;
    void SetUp() override
    {
        portal.answering(housing);
        portal.answering("civil_affairs");
    }
    std::string const by{"handler." + housing};
    Browser handler() { return portal.signed_in(by); }
    static std::string preview(std::string const& act, std::vector<CaseId> const& ids)
    {
        auto address = "/desk/letters/batch?act=" + act;
        for (auto const id : ids)
            address += "&letter=" + id.text();
        return address;
    }
    // The confirm page's form, with every letter it lists.
    WebPage confirmed(Browser& browser, std::string const& address, http::Pairs const& more)
    {
        return browser.submit(address, "/desk/letters/batch", more);
    }
};

TEST_F(DeskBatches, tell_first_what_will_change_and_what_cannot)
{
    auto const fresh = portal.sent(LetterPortal::form("可以转办的来信标题"));
    auto const closed = portal.answered(by, "head." + housing, LetterPortal::form("已经答复的来信标题"));
    auto browser = handler();
    auto const page = browser.get(preview("transfer", {fresh, closed}));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("将办理 1 件"));
    EXPECT_TRUE(page.holds("不能办理 1 件"));
    EXPECT_TRUE(page.holds("状态不允许"));
    EXPECT_EQ(portal.state(fresh), "received") << "nothing was done yet";
    EXPECT_TRUE(browser.get(preview("transfer", {})).holds("没有可以这样办理的来信"));
    EXPECT_EQ(browser.get("/desk/letters/batch?act=burn").status, 404);
}

TEST_F(DeskBatches, pass_over_letters_of_others_without_a_word)
{
    auto const id = portal.sent(LetterPortal::form("住建局才看得到的来信"));
    auto const page = portal.signed_in("handler.civil_affairs").get(preview("transfer", {id}));
    EXPECT_FALSE(page.holds("住建局才看得到的来信"));
}

TEST_F(DeskBatches, refer_every_letter_in_an_act_of_its_own)
{
    std::vector<CaseId> const ids{portal.sent(), portal.sent()};
    auto browser = handler();
    EXPECT_EQ(confirmed(browser, preview("transfer", ids), {{"reason", "民政职责"}}).status, 422);
    auto const address = preview("transfer", ids);
    http::Pairs fields{
        {"act", "transfer"}, {"unit", portal.unit("civil_affairs").text()}, {"reason", "民政职责"}};
    for (auto const id : ids)
        fields.emplace_back("letter", id.text());
    browser.get(address);
    auto const done = browser.post("/desk/letters/batch", fields);
    EXPECT_EQ(done.location(), "/desk/letters/?done=letters.toast_batch_transfer");
    for (auto const id : ids)
        EXPECT_EQ(portal.letter(id).record.unit, portal.unit("civil_affairs"));
}

TEST_F(DeskBatches, merge_duplicates_into_the_letter_that_leads)
{
    std::vector<CaseId> const ids{portal.sent(), portal.sent(), portal.sent()};
    auto browser = handler();
    EXPECT_TRUE(browser.get(preview("merge", {ids[0]})).holds("只有一件"));
    auto const page = browser.get(preview("merge", ids));
    EXPECT_TRUE(page.holds("主信"));
    http::Pairs fields{{"act", "merge"}, {"lead", ids[1].text()}};
    for (auto const id : ids)
        fields.emplace_back("letter", id.text());
    EXPECT_EQ(browser.post("/desk/letters/batch", fields).status, 303);
    EXPECT_EQ(portal.letter(ids[0]).lead, ids[1]);
    EXPECT_EQ(portal.letter(ids[2]).lead, ids[1]);
    EXPECT_EQ(portal.letter(ids[1]).followers, 2);
    EXPECT_TRUE(browser.get(portal.url(ids[1])).holds(portal.letter(ids[0]).record.number));
    EXPECT_TRUE(browser.get(portal.url(ids[0])).holds("已并入"));
}

TEST_F(DeskBatches, assign_and_urge)
{
    portal.hired("colleague", housing, {people::Role::handler});
    std::vector<CaseId> const ids{portal.taken(by), portal.sent()};
    auto browser = handler();
    http::Pairs letters;
    for (auto const id : ids)
        letters.emplace_back("letter", id.text());
    auto assign = letters;
    assign.insert(assign.end(), {{"act", "assign"}, {"handler", portal.actor("colleague").person.text()}});
    browser.get(preview("assign", ids));
    EXPECT_EQ(browser.post("/desk/letters/batch", assign).status, 303);
    EXPECT_EQ(portal.letter(ids[1]).record.handler, portal.actor("colleague").person);
    auto head = portal.signed_in("head." + housing);
    auto urge = letters;
    urge.insert(urge.end(), {{"act", "urge"}, {"reason", "请抓紧"}});
    head.get(preview("urge", ids));
    EXPECT_EQ(head.post("/desk/letters/batch", urge).status, 303);
    EXPECT_TRUE(portal.letter(ids[0]).record.is_urged);
    auto again = handler();
    again.get(preview("urge", ids));
    EXPECT_EQ(again.post("/desk/letters/batch", urge).status, 422) << "a handler urges nobody";
}

class DeskRegistrations : public DeskBatches {};

TEST_F(DeskRegistrations, tell_number_and_code_and_are_one_letter_however_often_sent)
{
    auto browser = handler();
    auto const empty = browser.submit("/desk/letters/new", "/desk/letters/new", {});
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(empty.holds("请选择信件类别"));
    auto const page = browser.get("/desk/letters/new");
    http::Pairs fields;
    for (auto const& form : forms_on(page))
        if (form.action == "/desk/letters/new")
            fields = form.fields;
    std::erase_if(fields, [](auto const& field) {
        return field.first != "key" && field.first != "way" && field.first != "mailbox";
    });
    fields.insert(
        fields.end(), {{"category", "A02"},
                       {"title", "电话反映电梯停运"},
                       {"content", "小区电梯停运三天，请派人修理。"},
                       {"publish", "no"},
                       {"name", "张三"},
                       {"phone", "138 0013 8000"}});
    auto const unasked = browser.post("/desk/letters/new", fields);
    EXPECT_EQ(unasked.status, 422);
    EXPECT_TRUE(unasked.holds("电话反映电梯停运"));
    fields.emplace_back("agreed", "1");
    auto const done = browser.post("/desk/letters/new", fields);
    ASSERT_EQ(done.status, 200);
    EXPECT_TRUE(done.holds("SQ-20261123-0001"));
    auto const id = casework::find_case(portal.reader(), "SQ-20261123-0001").value().id;
    auto const code = casework::code_of(casework::Vault{portal.platform().key}, portal.letter(id).record);
    EXPECT_TRUE(done.holds(code.text()));
    EXPECT_EQ(portal.letter(id).way, Way::phone);
    browser.post("/desk/letters/new", fields);
    EXPECT_FALSE(casework::find_case(portal.reader(), "SQ-20261123-0002"));
    EXPECT_FALSE(browser.get(portal.url(id)).holds(code.text())) << "shown once";
}

class DeskMailboxes : public DeskBatches {};

TEST_F(DeskMailboxes, are_opened_and_closed_by_the_head_under_a_post)
{
    auto head = portal.signed_in("head." + housing);
    auto const address = "/desk/letters/mailboxes";
    auto const nameless = head.submit(address, address, {{"open", "1"}});
    EXPECT_EQ(nameless.status, 422);
    EXPECT_TRUE(nameless.holds("请填写职务"));
    auto const opened =
        head.submit(address, address, {{"open", "1"}, {"post_zh", "局长"}, {"post_en", "Director"}});
    EXPECT_EQ(opened.status, 303);
    auto const unit = portal.unit(housing);
    EXPECT_TRUE(store::find_mailbox(portal.reader(), unit)->is_open);
    portal.wait_until_shown();
    EXPECT_EQ(portal.platform().front.reader()->find<OpenMailbox>(unit.number)->post_zh, "局长");
    EXPECT_TRUE(handler().get("/desk/letters/new").holds("局长"));
    EXPECT_EQ(head.post(address, {{"post_zh", "局长"}}).status, 303);
    portal.wait_until_shown();
    EXPECT_FALSE(portal.platform().front.reader()->find<OpenMailbox>(unit.number));
}

TEST_F(DeskMailboxes, of_the_general_office_is_the_mayors_and_always_open)
{
    portal.answering("municipal_office");
    auto head = portal.signed_in("head.municipal_office");
    EXPECT_TRUE(head.get("/desk/letters/mailboxes").holds("始终开通"));
    EXPECT_EQ(head.post("/desk/letters/mailboxes", {{"open", "1"}, {"post_zh", "市长"}}).status, 403);
}

} // namespace
} // namespace fengye::letters
