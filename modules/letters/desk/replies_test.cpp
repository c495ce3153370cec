#include <gtest/gtest.h>

#include "modules/letters/desk/desk_test.hpp"

namespace fengye::letters {
namespace {

std::string const housing = "housing_construction";

class DeskReplies : public testing::Test {
protected:
    LetterPortal portal;
    void SetUp() override
    {
        portal.answering(housing);
        portal.answering("civil_affairs");
    }
    std::string const by{"handler." + housing};
    Browser handler() { return portal.signed_in(by); }
    Browser head() { return portal.signed_in("head." + housing); }
    WebPage reply(Browser& browser, CaseId id, http::Pairs const& fields)
    {
        return browser.submit(portal.url(id, "/reply"), portal.url(id, "/reply"), fields);
    }
};

TEST_F(DeskReplies, begin_with_a_public_version_without_personal_data)
{
    auto form = LetterPortal::form();
    form.content = "我叫欧阳小枫，电话 13800138000，小区电梯停运三天无人修理。";
    auto const id = portal.taken(by, form);
    auto const page = handler().get(portal.url(id, "/reply"));
    EXPECT_EQ(page.status, 200);
    for (auto const& one : forms_on(page))
        if (one.action == portal.url(id, "/reply")) {
            EXPECT_EQ(one.field("public_question").find("13800138000"), std::string::npos);
            EXPECT_NE(one.field("public_question").find("电梯停运"), std::string::npos);
        }
}

TEST_F(DeskReplies, are_saved_sent_on_and_released_by_the_head)
{
    auto const id = portal.taken(by);
    auto browser = handler();
    auto const empty = reply(browser, id, {{"answer", ""}, {"then", "submit"}});
    EXPECT_EQ(empty.status, 422);
    auto const saved = reply(browser, id, {{"answer", "电梯已修好。"}, {"publish", "1"}, {"then", "save"}});
    EXPECT_EQ(saved.location(), portal.url(id, "/reply?done=letters.toast_saved"));
    EXPECT_TRUE(browser.follow(saved).holds("电梯已修好。"));
    auto const sent = reply(browser, id, {{"then", "submit"}});
    EXPECT_EQ(sent.location(), portal.url(id, "?done=letters.toast_submitted"));
    EXPECT_EQ(portal.state(id), "awaiting_release");
    EXPECT_EQ(browser.get(portal.url(id, "/reply")).status, 409);

    auto of_head = head();
    auto const release = portal.url(id, "/release");
    auto const page = of_head.get(release);
    EXPECT_TRUE(page.holds("电梯已修好。"));
    EXPECT_TRUE(page.holds("发布后的样子"));
    auto const unchecked = of_head.submit(release, release, {});
    EXPECT_EQ(unchecked.status, 422);
    EXPECT_TRUE(unchecked.holds("请核对公开稿并勾选"));
    EXPECT_EQ(of_head.submit(release, release, {{"checked", "1"}}).status, 303);
    EXPECT_EQ(portal.state(id), "answered");
    EXPECT_TRUE(portal.letter(id).is_public);
}

TEST_F(DeskReplies, are_returned_with_a_reason)
{
    auto const id = portal.submitted(by);
    auto of_head = head();
    auto const release = portal.url(id, "/release"), back = portal.url(id, "/return");
    EXPECT_EQ(of_head.submit(release, back, {{"reason", ""}}).status, 422);
    EXPECT_EQ(of_head.submit(release, back, {{"reason", "请写明哪天修好"}}).status, 303);
    EXPECT_EQ(portal.state(id), "accepted");
    EXPECT_TRUE(handler().get(portal.url(id, "/reply")).holds("请写明哪天修好"));
}

TEST_F(DeskReplies, are_not_released_by_who_wrote_them)
{
    portal.hired("both", housing, {people::Role::handler, people::Role::disclosure_head});
    auto const id = portal.submitted("both");
    auto browser = portal.signed_in("both");
    EXPECT_TRUE(browser.get(portal.url(id, "/release")).holds("自己写的答复不能自己审核"));
    auto const refused = browser.post(portal.url(id, "/release"), {{"version", "1"}});
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(portal.state(id), "awaiting_release");
}

TEST_F(DeskReplies, name_phrases_that_say_nothing)
{
    auto const id = portal.taken(by);
    auto browser = handler();
    reply(browser, id, {{"answer", "我局高度重视，将尽快处理。"}, {"then", "save"}});
    auto const page = browser.get(portal.url(id, "/reply"));
    EXPECT_TRUE(page.holds("<q>高度重视</q>"));
    EXPECT_TRUE(page.holds("写明具体日期"));
}

TEST_F(DeskReplies, take_in_templates_and_the_parts_of_helpers)
{
    auto const id = portal.taken(by);
    auto browser = handler();
    auto const templates = "/desk/letters/templates";
    EXPECT_EQ(browser.submit(templates, templates, {{"title", ""}, {"text", ""}}).status, 422);
    EXPECT_EQ(
        browser.submit(templates, templates, {{"title", "开头"}, {"text", "您好，来信收悉。"}}).status, 303);
    EXPECT_EQ(
        browser.submit(templates, "/desk/letters/templates/1", {{"title", "开头语"}, {"text", "您好！"}})
            .status,
        303);
    EXPECT_FALSE(portal.signed_in("handler.civil_affairs").get(templates).holds("开头语"));
    EXPECT_EQ(
        portal.signed_in("handler.civil_affairs")
            .post("/desk/letters/templates/1", {{"title", "a"}, {"text", "b"}})
            .status,
        404);
    reply(browser, id, {{"answer", "第一句。"}, {"template", "1"}, {"then", "template"}});
    EXPECT_EQ(portal.reply(id).text.answer, "第一句。\n您好！");

    auto const civil = portal.unit("civil_affairs");
    accepted(portal.as(
        by, [&](Work& work) { return ask_for_help(work, portal.platform(), id, {civil}, "请协助"); }));
    accepted(portal.as("handler.civil_affairs", [&](Work& work) {
        return give_help(work, portal.platform(), id, "该户已享受低保。");
    }));
    EXPECT_TRUE(browser.get(portal.url(id, "/reply")).holds("该户已享受低保。"));
    reply(browser, id, {{"part", civil.text()}});
    EXPECT_EQ(portal.reply(id).text.answer, "第一句。\n您好！\n该户已享受低保。");
    EXPECT_EQ(browser.post("/desk/letters/templates/1/removal", {}).status, 303);
    EXPECT_FALSE(browser.get(templates).holds("开头语"));
}

TEST_F(DeskReplies, find_no_document_where_none_is_public)
{
    auto const id = portal.taken(by);
    auto browser = handler();
    auto const found = reply(browser, id, {{"answer", "依据"}, {"find", "物业条例"}, {"then", "find"}});
    EXPECT_EQ(found.status, 303);
    EXPECT_TRUE(browser.get(portal.url(id, "/reply?find=" + http::percent_encoded("物业条例")))
                    .holds("没有找到，请换几个字"));
    EXPECT_EQ(portal.reply(id).text.answer, "依据") << "kept before the search";
}

TEST_F(DeskReplies, that_two_wrote_at_once_are_both_kept)
{
    portal.hired("colleague", housing, {people::Role::handler});
    auto const id = portal.taken(by);
    auto mine = handler(), theirs = portal.signed_in("colleague");
    auto const url = portal.url(id, "/reply");
    mine.get(url);
    EXPECT_EQ(reply(theirs, id, {{"answer", "同事写的。"}, {"then", "save"}}).status, 303);
    auto const conflict =
        mine.post(url, {{"version", "0"}, {"answer", "我写的。"}, {"public_title", "题"}, {"then", "save"}});
    EXPECT_EQ(conflict.status, 409);
    EXPECT_TRUE(conflict.holds("同事写的。"));
    EXPECT_TRUE(conflict.holds("我写的。"));
    for (auto const& form : forms_on(conflict))
        if (form.action == url) {
            auto fields = form.fields;
            std::erase_if(fields, [](auto const& field) { return field.first == "keep"; });
            fields.emplace_back("keep", "both");
            EXPECT_EQ(mine.post(url, fields).status, 303);
        }
    EXPECT_EQ(portal.reply(id).text.answer, "同事写的。\n\n我写的。");
}

TEST_F(DeskReplies, to_suggestions_say_what_becomes_of_them)
{
    auto const id = portal.sent(LetterPortal::form("建议给小区电梯装空调", "S01"));
    auto const unit = people::find_unit(portal.reader(), portal.letter(id).record.unit).value().code;
    if (unit != housing)
        portal.answering(unit);
    accepted(portal.as(
        "handler." + unit, [&](Work& work) { return accept_letter(work, portal.platform(), id, {}); }));
    auto browser = portal.signed_in("handler." + unit);
    auto const missing = reply(browser, id, {{"answer", "已研究完毕。"}, {"then", "submit"}});
    EXPECT_EQ(missing.status, 422);
    EXPECT_TRUE(missing.holds("请选择采纳、部分采纳或说明"));
    EXPECT_EQ(
        reply(browser, id, {{"outcome", "partly_adopted"}, {"answer", "部分采纳。"}, {"then", "submit"}})
            .status,
        303);
    EXPECT_EQ(portal.reply(id).outcome, Outcome::partly_adopted);
}

} // namespace
} // namespace fengye::letters
