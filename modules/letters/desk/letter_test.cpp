#include <gtest/gtest.h>

#include "modules/letters/desk/desk_test.hpp"

namespace fengye::letters {
namespace {

std::string const housing = "housing_construction";

class DeskLetter : public testing::Test {
protected:
    LetterPortal portal;
    void SetUp() override
    {
        portal.answering(housing);
        portal.answering("civil_affairs");
        portal.answering("municipal_office");
    }
    std::string const by{"handler." + housing};
    Browser handler() { return portal.signed_in(by); }
    Browser head() { return portal.signed_in("head." + housing); }

    // Does one act through the form of the letter's page.
    WebPage act(Browser& browser, CaseId id, std::string const& noun, http::Pairs const& fields)
    {
        return browser.submit(portal.url(id), portal.url(id, "/" + noun), fields);
    }
    bool offers(WebPage const& page, CaseId id, std::string const& noun)
    {
        return page.holds("action=\"" + portal.url(id, "/" + noun) + "\"");
    }
};

TEST_F(DeskLetter, shows_words_and_life_and_masks_who_wrote)
{
    auto const id = portal.sent();
    auto const page = handler().get(portal.url(id));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("老人上下楼不便"));
    EXPECT_TRUE(page.holds("138****8000"));
    EXPECT_FALSE(page.holds("13800138000"));
    EXPECT_FALSE(page.holds("欧阳小枫"));
    EXPECT_TRUE(page.holds("收到来信"));
    EXPECT_TRUE(page.holds("id=\"clock-title\""));
    EXPECT_EQ(portal.signed_in("handler.civil_affairs").get(portal.url(id)).status, 404);
}

TEST_F(DeskLetter, shows_the_whole_contact_once_and_records_the_look)
{
    auto const id = portal.sent();
    auto browser = handler();
    auto const whole = browser.submit(portal.url(id), portal.url(id, "/contact"), {});
    EXPECT_EQ(whole.status, 200);
    EXPECT_TRUE(whole.holds("13800138000"));
    EXPECT_FALSE(browser.get(portal.url(id)).holds("13800138000"));
    portal.hired("auditor", housing, {people::Role::auditor});
    EXPECT_TRUE(portal.signed_in("auditor")
                    .get("/desk/journal?subject=case/" + id.text())
                    .holds("casework.contact_shown"));
    auto leader = portal.signed_in("leader." + housing);
    EXPECT_EQ(leader.post(portal.url(id, "/contact"), {}).status, 403)
        << "a leader reads, and needs no names";
}

TEST_F(DeskLetter, is_accepted_given_to_a_colleague_and_paused)
{
    portal.hired("colleague", housing, {people::Role::handler});
    auto const id = portal.sent();
    auto browser = handler();
    auto const done = act(browser, id, "acceptance", {{"note", "已转请物业科"}});
    EXPECT_EQ(done.location(), portal.url(id, "?done=letters.toast_acceptance"));
    EXPECT_EQ(portal.state(id), "accepted");
    EXPECT_TRUE(browser.follow(done).holds("已转请物业科"));
    EXPECT_EQ(
        act(browser, id, "handler", {{"handler", portal.actor("colleague").person.text()}}).status, 303);
    EXPECT_EQ(portal.letter(id).record.handler, portal.actor("colleague").person);
    EXPECT_EQ(act(browser, id, "pause", {{"reason", "等来信人补充照片"}}).status, 303);
    EXPECT_TRUE(portal.letter(id).record.is_paused);
    auto const paused = browser.get(portal.url(id));
    EXPECT_FALSE(offers(paused, id, "pause"));
    EXPECT_TRUE(browser.get("/desk/letters/?tab=all").holds("暂停计时"));
    EXPECT_EQ(act(browser, id, "resumption", {{"reason", "照片已收到"}}).status, 303);
    EXPECT_FALSE(portal.letter(id).record.is_paused);
}

TEST_F(DeskLetter, offers_only_what_this_person_may_do_now)
{
    auto const id = portal.sent();
    auto const fresh = handler().get(portal.url(id));
    EXPECT_TRUE(offers(fresh, id, "acceptance"));
    EXPECT_TRUE(offers(fresh, id, "transfer"));
    EXPECT_FALSE(offers(fresh, id, "extension"));
    EXPECT_FALSE(offers(fresh, id, "instruction"));
    EXPECT_FALSE(fresh.holds(portal.url(id, "/reply")));
    auto const led = portal.signed_in("leader." + housing).get(portal.url(id));
    EXPECT_TRUE(offers(led, id, "instruction"));
    EXPECT_TRUE(offers(led, id, "urging"));
    EXPECT_FALSE(offers(led, id, "acceptance"));
    auto const taken = portal.taken(by);
    auto const headed = head().get(portal.url(taken));
    EXPECT_TRUE(offers(headed, taken, "extension"));
    EXPECT_TRUE(offers(headed, taken, "matter"));
    EXPECT_FALSE(offers(headed, taken, "refusal"));
    auto const closed = portal.answered(by, "head." + housing);
    auto const after = handler().get(portal.url(closed));
    for (auto const* noun : {"acceptance", "refusal", "transfer", "pause", "help", "urging"})
        EXPECT_FALSE(offers(after, closed, noun)) << noun;
    EXPECT_TRUE(after.holds("电梯已于11月24日修好"));
}

TEST_F(DeskLetter, keeps_what_was_typed_when_a_field_must_be_put_right)
{
    auto const id = portal.sent();
    auto browser = handler();
    auto const refused = act(browser, id, "refusal", {{"note", "请向法院提起诉讼。"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.holds("请选择理由"));
    EXPECT_TRUE(refused.holds("href=\"#refusal-reason\""));
    EXPECT_TRUE(refused.holds("请向法院提起诉讼。"));
    EXPECT_TRUE(refused.holds("id=\"act-refusal\" open"));
    EXPECT_TRUE(refused.holds("《信访工作条例》第三十一条"));
    EXPECT_EQ(
        act(browser, id, "refusal", {{"reason", "legal_remedy"}, {"note", "请向法院提起诉讼。"}}).status,
        303);
    EXPECT_EQ(portal.state(id), "refused");
    auto const again = browser.post(portal.url(id, "/acceptance"), {});
    EXPECT_EQ(again.status, 409);
    EXPECT_TRUE(again.holds("状态已经变了"));
}

TEST_F(DeskLetter, goes_to_another_unit_and_out_of_sight)
{
    auto const id = portal.sent();
    auto browser = handler();
    EXPECT_EQ(act(browser, id, "transfer", {{"unit", ""}, {"reason", "x"}}).status, 422);
    auto const done = act(
        browser, id, "transfer", {{"unit", portal.unit("civil_affairs").text()}, {"reason", "属于民政职责"}});
    EXPECT_EQ(done.location(), "/desk/letters/?done=letters.toast_transfer");
    EXPECT_EQ(browser.get(portal.url(id)).status, 404);
    EXPECT_TRUE(portal.signed_in("handler.civil_affairs").get(portal.url(id)).holds("属于民政职责"));
}

TEST_F(DeskLetter, is_answered_together_with_units_that_were_asked)
{
    auto const id = portal.taken(by);
    auto browser = handler();
    auto const civil = portal.unit("civil_affairs").text();
    EXPECT_EQ(act(browser, id, "help", {{"note", "请核对低保情况"}}).status, 422);
    EXPECT_EQ(act(browser, id, "help", {{"units", civil}, {"note", "请核对低保情况"}}).status, 303);
    auto helper = portal.signed_in("handler.civil_affairs");
    EXPECT_TRUE(helper.get("/desk/letters/?tab=helping").holds("小区电梯停运三天无人修理"));
    auto const seen = helper.get(portal.url(id));
    EXPECT_EQ(seen.status, 200);
    EXPECT_FALSE(offers(seen, id, "refusal"));
    EXPECT_FALSE(offers(seen, id, "contact"));
    EXPECT_EQ(act(helper, id, "part", {{"answer", "该户已享受低保。"}}).status, 303);
    EXPECT_TRUE(browser.get(portal.url(id)).holds("该户已享受低保。"));
}

TEST_F(DeskLetter, is_given_more_time_by_the_head_only)
{
    auto const id = portal.taken(by);
    auto const before = portal.letter(id).record.due;
    auto of_head = head();
    EXPECT_EQ(act(of_head, id, "extension", {{"days", "x"}, {"reason", "须现场检测"}}).status, 422);
    EXPECT_EQ(act(of_head, id, "extension", {{"days", "5"}, {"reason", "须现场检测"}}).status, 303);
    EXPECT_GT(portal.letter(id).record.due, before);
    EXPECT_EQ(handler().post(portal.url(id, "/extension"), {{"days", "1"}, {"reason", "x"}}).status, 403);
}

TEST_F(DeskLetter, is_urged_noted_and_instructed_and_its_slip_is_printed)
{
    auto const id = portal.taken(by);
    auto mayor_ = portal.signed_in("leader.municipal_office");
    EXPECT_EQ(act(mayor_, id, "instruction", {{"note", "请三日内解决"}}).status, 303);
    auto of_head = head();
    EXPECT_EQ(act(of_head, id, "urging", {{"note", "请抓紧联系物业"}}).status, 303);
    auto browser = handler();
    EXPECT_EQ(act(browser, id, "note", {{"note", "物业电话占线"}}).status, 303);
    auto const page = browser.get(portal.url(id));
    EXPECT_TRUE(page.holds("请三日内解决"));
    EXPECT_TRUE(page.holds("物业电话占线"));
    EXPECT_TRUE(page.holds("仅内部可见"));
    EXPECT_TRUE(browser.get("/desk/letters/").holds("已催办"));
    auto const slip = browser.get(portal.url(id, "/slip"));
    EXPECT_TRUE(slip.holds("请抓紧联系物业"));
    EXPECT_TRUE(slip.holds(portal.letter(id).record.number));
}

TEST_F(DeskLetter, is_passed_on_when_it_accuses_somebody)
{
    portal.answering("petition");
    auto form = LetterPortal::form("检举某人的来信标题", "A19");
    form.accused = housing;
    auto const id = portal.sent(form);
    auto petition = portal.signed_in("handler.petition");
    auto const page = petition.get(portal.url(id));
    EXPECT_FALSE(offers(page, id, "acceptance"));
    EXPECT_FALSE(offers(page, id, "refusal"));
    EXPECT_EQ(act(petition, id, "transfer-out", {}).status, 422);
    EXPECT_EQ(act(petition, id, "transfer-out", {{"body", "discipline_inspection"}}).status, 303);
    EXPECT_EQ(portal.state(id), "transferred_out");
    EXPECT_EQ(handler().get(portal.url(id)).status, 404);
    EXPECT_EQ(portal.signed_in("leader.municipal_office").get(portal.url(id)).status, 404);
}

TEST_F(DeskLetter, is_opened_to_others_without_personal_data)
{
    auto const id = portal.taken(by);
    auto of_head = head();
    auto const refused =
        act(of_head, id, "matter", {{"title", "某小区电梯停运"}, {"about", "请打 13800138000。"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.holds("还有个人信息"));
    EXPECT_EQ(act(of_head, id, "matter", {{"title", "某小区电梯停运"}, {"about", "正在修理。"}}).status, 303);
    EXPECT_TRUE(portal.letter(id).is_matter);
}

TEST_F(DeskLetter, changes_its_category_and_tells_what_came_of_it)
{
    auto const id = portal.sent();
    auto browser = handler();
    EXPECT_EQ(act(browser, id, "category", {{"category", "A01"}, {"reason", "属于城建"}}).status, 303);
    EXPECT_EQ(portal.letter(id).category, "A01");
    auto form = LetterPortal::form("建议给小区电梯装空调", "S01");
    auto const suggestion = portal.sent(form);
    auto const unit = people::find_unit(portal.reader(), portal.letter(suggestion).record.unit).value().code;
    if (unit != housing && unit != "municipal_office" && unit != "civil_affairs")
        portal.answering(unit);
    auto const who = "handler." + unit;
    accepted(
        portal.as(who, [&](Work& work) { return accept_letter(work, portal.platform(), suggestion, {}); }));
    accepted(portal.as(who, [&](Work& work) -> Result<void> {
        ReplyDraft draft;
        draft.text.answer = "采纳，明年实施。";
        draft.outcome = Outcome::adopted;
        TRY(save_reply(work, portal.platform(), suggestion, draft));
        return submit_reply(work, portal.platform(), suggestion);
    }));
    accepted(portal.as("head." + unit, [&](Work& work) {
        return release_reply(
            work, portal.platform(), suggestion, {portal.reply(suggestion).version, false, false});
    }));
    auto handling = portal.signed_in(who);
    EXPECT_TRUE(handling.get(portal.url(suggestion, "/result")).holds("id=\"act-result\" open"));
    EXPECT_EQ(act(handling, suggestion, "result", {{"result", "已装空调 3 部。"}}).status, 303);
    EXPECT_TRUE(handling.get(portal.url(suggestion)).holds("已装空调 3 部。"));
}

TEST_F(DeskLetter, gives_its_files_to_who_may_see_it)
{
    auto form = LetterPortal::form();
    auto const kept = portal.platform().portal.keep_file(portal.platform(), "现场.txt", "电梯停运的照片说明");
    ASSERT_TRUE(kept) << kept.error().words;
    form.files = {decode<casework::KeptFile>(*kept)};
    auto const id = portal.sent(form);
    auto browser = handler();
    auto const address = portal.url(id, "/files/" + form.files[0].hash);
    EXPECT_TRUE(browser.get(portal.url(id)).holds(address));
    auto const file = browser.get(address);
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.body, "电梯停运的照片说明");
    EXPECT_TRUE(file.header("content-disposition").starts_with("attachment"));
    EXPECT_EQ(file.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(portal.signed_in("handler.civil_affairs").get(address).status, 404);
    EXPECT_EQ(browser.get(portal.url(id, "/files/" + std::string(64, '0'))).status, 404);
}

} // namespace
} // namespace fengye::letters
