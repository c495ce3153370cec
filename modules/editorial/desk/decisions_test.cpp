#include <gtest/gtest.h>

#include "modules/editorial/desk/desk_test.hpp"
#include "platform/convert/documents.hpp"

namespace fengye::editorial {
namespace {

std::string const unit = "housing_construction";

class Decisions : public testing::Test {
protected:
    WritingPortal portal{std::chrono::seconds{60}};
    Hands hands{portal.staffed(unit)};
    Browser officer{portal.signed_in(hands.officer)}, reviewer{portal.signed_in(hands.reviewer)},
        head{portal.signed_in(hands.head)};

    static std::string at(ItemId id, std::string const& rest = {})
    {
        return "/desk/editorial/items/" + id.text() + rest;
    }
    ItemId submitted(std::string const& title = "供热公告", std::string const& words = {})
    {
        auto const id = portal.written(hands, portal.notice(title, words));
        portal.submit(hands, id);
        return id;
    }
    ItemId reviewed()
    {
        auto const id = submitted();
        portal.review(hands, id, portal.pass(id));
        return id;
    }
    http::Pairs all_no()
    {
        return {
            {"verdict", "pass"},
            {"state_secret", "no"},
            {"work_secret", "no"},
            {"business_secret", "no"},
            {"privacy", "no"}};
    }
};

TEST_F(Decisions, wait_in_the_queue_of_those_who_may)
{
    auto const id = submitted();
    EXPECT_TRUE(reviewer.get("/desk/editorial/queue").holds(at(id, "/review")));
    EXPECT_TRUE(reviewer.get("/desk/").holds("供热公告")) << "as a task";
    EXPECT_FALSE(head.get("/desk/editorial/queue").holds("供热公告"));
    EXPECT_FALSE(officer.get("/desk/editorial/queue").holds("供热公告"));
    portal.review(hands, id, portal.pass(id));
    EXPECT_FALSE(reviewer.get("/desk/editorial/queue").holds("供热公告"));
    EXPECT_TRUE(head.get("/desk/editorial/queue").holds(at(id, "/sign-off")));
}

TEST_F(Decisions, show_the_text_what_was_found_and_the_questions)
{
    auto const id = submitted("供热公告", "内部资料，");
    auto const page = reviewer.get(at(id, "/review"));
    EXPECT_EQ(page.status, 200);
    for (auto const* text :
         {"供热公告", "内部资料", "13800138000", "必须处理", "是否含国家秘密", "是否含工作秘密",
          "是否含商业秘密", "是否含个人隐私"})
        EXPECT_TRUE(page.holds(text)) << text;
    EXPECT_TRUE(page.holds("<mark id=\"finding-1\">内部资料</mark>"));
    EXPECT_TRUE(page.holds(portal.pass(id).hash));
}

TEST_F(Decisions, are_given_by_the_page_as_it_stands)
{
    auto const id = submitted();
    EXPECT_EQ(
        reviewer.submit(at(id, "/review"), at(id, "/review"), all_no()).location(),
        at(id, "?done=editorial.toast_passed"));
    auto const signed_off = head.submit(at(id, "/sign-off"), at(id, "/sign-off"), {{"verdict", "pass"}});
    EXPECT_EQ(signed_off.location(), at(id, "?done=editorial.toast_signed"));
    auto const page = head.follow(signed_off);
    EXPECT_TRUE(page.holds("data-behaviour=\"countdown\""));
    EXPECT_EQ(head.submit(at(id), at(id, "/pull-back"), {}).status, 303);
    EXPECT_EQ(portal.item(id).state, ItemState::reviewed);
    head.submit(at(id, "/sign-off"), at(id, "/sign-off"), {{"verdict", "pass"}});
    EXPECT_EQ(head.submit(at(id), at(id, "/release"), {}).status, 303);
    EXPECT_EQ(portal.visitor().get("/article/" + id.text()).text("h1"), "供热公告")
        << "the answer waits until the public sees it";
    EXPECT_EQ(head.post(at(id, "/pull-back"), {}).status, 409);
}

TEST_F(Decisions, are_refused_with_the_words_beside_the_field)
{
    auto const id = submitted();
    auto const none = reviewer.submit(at(id, "/review"), at(id, "/review"), {});
    EXPECT_EQ(none.status, 422);
    EXPECT_TRUE(none.holds("请选择意见"));
    auto fields = all_no();
    fields.pop_back();
    auto const unanswered = reviewer.submit(at(id, "/review"), at(id, "/review"), fields);
    EXPECT_EQ(unanswered.status, 422);
    EXPECT_TRUE(unanswered.holds("请逐项回答"));
    fields.emplace_back("privacy", "unsure");
    auto const unsure = reviewer.submit(at(id, "/review"), at(id, "/review"), fields);
    EXPECT_EQ(unsure.status, 422);
    EXPECT_TRUE(unsure.holds("有一项含有或拿不准"));
    auto const reason = reviewer.submit(
        at(id, "/review"), at(id, "/review"), {{"verdict", "return"}, {"note", "写了很多的意见"}});
    EXPECT_EQ(reason.status, 422);
    EXPECT_TRUE(reason.holds("请选择原因"));
    EXPECT_TRUE(reason.holds("写了很多的意见"));
    EXPECT_EQ(
        reviewer
            .submit(
                at(id, "/review"), at(id, "/review"),
                {{"verdict", "withhold"}, {"ground", "an invented one"}})
            .status,
        422);
    EXPECT_EQ(portal.item(id).state, ItemState::submitted);
}

TEST_F(Decisions, dismiss_what_is_no_problem)
{
    auto const id = submitted("供热公告", "内部资料室，");
    EXPECT_EQ(reviewer.submit(at(id, "/review"), at(id, "/review"), all_no()).status, 422);
    auto const dismissed =
        reviewer.submit(at(id, "/review"), at(id, "/findings/1"), {{"reason", "图书馆的资料室"}});
    EXPECT_EQ(dismissed.location(), at(id, "/review#findings"));
    EXPECT_TRUE(reviewer.get(at(id, "/review")).holds("图书馆的资料室"));
    EXPECT_EQ(reviewer.submit(at(id, "/review"), at(id, "/review"), all_no()).status, 303);
}

TEST_F(Decisions, come_back_to_the_officer_with_their_reason)
{
    auto const id = submitted();
    reviewer.submit(
        at(id, "/review"), at(id, "/review"),
        {{"verdict", "return"}, {"reason", "source_missing"}, {"note", "请注明出处"}});
    for (auto const& address : {at(id), at(id, "/draft")}) {
        auto const page = officer.get(address);
        EXPECT_TRUE(page.holds("请注明出处")) << address;
        EXPECT_TRUE(page.holds("职务 " + hands.reviewer)) << address;
    }
    EXPECT_TRUE(officer.get("/desk/").holds("供热公告")) << "as a task";
}

TEST_F(Decisions, that_meet_a_newer_edition_are_told)
{
    auto const id = submitted();
    auto const stale = portal.form_of(portal.pass(id));
    auto decision = portal.pass(id);
    decision.verdict = Verdict::return_;
    decision.reason = ReturnReason::format;
    portal.review(hands, id, decision);
    accepted(portal.as(
        hands.officer, [&](Work& work) { return save_version(work, id, portal.notice("改过的"), 1); }));
    portal.submit(hands, id);
    EXPECT_EQ(reviewer.post(at(id, "/review"), stale).status, 409);
    EXPECT_EQ(portal.item(id).state, ItemState::submitted);
}

TEST_F(Decisions, by_one_person_say_who_allowed_it)
{
    auto const id = submitted();
    EXPECT_EQ(
        head.post(
                "/desk/units/" + unit + "/settings",
                {{"one_reviewer", "1"}, {"reason", "编制仅一人"}, {"until", "2026-12-31"}})
            .status,
        303);
    EXPECT_TRUE(reviewer.get(at(id, "/review")).holds("编制仅一人"));
}

TEST_F(Decisions, leave_a_record_to_print)
{
    auto const id = reviewed();
    auto const page = officer.get(at(id, "/chain"));
    EXPECT_EQ(page.status, 200);
    for (auto const& text :
         {std::string{"供热公告"}, portal.pass(id).hash, "职务 " + hands.officer, "职务 " + hands.reviewer,
          std::string{"是否含个人隐私"}})
        EXPECT_TRUE(page.holds(text)) << text;
}

TEST_F(Decisions, fill_in_the_form_that_is_signed_by_hand)
{
    auto const id = reviewed();
    auto const pdf = officer.get(at(id, "/chain?form=pdf"));
    ASSERT_EQ(pdf.status, 200);
    EXPECT_EQ(pdf.header("content-type"), "application/pdf");
    auto const said = convert::text_of_pdf(pdf.body).value();
    for (auto const& text :
         {std::string{"政府信息发布保密审查表"}, std::string{"供热公告"}, portal.pass(id).hash.substr(0, 20),
          "职务 " + hands.reviewer, std::string{"签发人"}})
        EXPECT_NE(said.find(text), said.npos) << text;
    auto const docx = officer.get(at(id, "/chain?form=docx"));
    EXPECT_EQ(docx.status, 200);
    EXPECT_NE(media::inspect(docx.body)->text.find("供热公告"), std::string::npos);
}

TEST_F(Decisions, may_be_taken_over_several_items_each_seen_and_chosen)
{
    auto const first = reviewed(), second = reviewed(), left = reviewed();
    accepted(
        portal.as(hands.head, [&](Work& work) { return dismiss_finding(work, first, 1, "公开的办公电话"); }));
    EXPECT_TRUE(head.get("/desk/editorial/queue").holds("name=\"item\" value=\"" + first.text() + "\""));
    auto const list = "/desk/editorial/sign-offs?item=" + first.text() + "&item=" + second.text() +
                      "&item=" + left.text() + "&item=999";
    auto const page = head.get(list);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("咨询电话：13800138000")) << "the whole text";
    EXPECT_TRUE(page.holds("公开的办公电话")) << "why a finding is none";
    auto const hash = portal.pass(first).hash;

    // The second is taken back meanwhile; the third is not ticked.
    auto decision = portal.pass(second);
    decision.verdict = Verdict::return_;
    decision.reason = ReturnReason::format;
    accepted(portal.as(hands.head, [&](Work& work) { return sign_item(work, second, decision, 0s); }));
    http::Pairs fields;
    for (auto const id : {first, second, left}) {
        fields.emplace_back("item", id.text());
        fields.emplace_back("edition_" + id.text(), "1");
        fields.emplace_back("hash_" + id.text(), portal.pass(id).hash);
    }
    fields.emplace_back("sign_" + first.text(), "1");
    fields.emplace_back("sign_" + second.text(), "1");
    auto const done = head.post("/desk/editorial/sign-offs", fields);
    EXPECT_EQ(done.status, 200);
    EXPECT_TRUE(done.holds("签发 1 件"));
    EXPECT_TRUE(done.holds("未签发"));
    EXPECT_EQ(portal.item(first).signed_hash, hash);
    EXPECT_EQ(portal.item(second).state, ItemState::returned);
    EXPECT_EQ(portal.item(left).state, ItemState::reviewed) << "not ticked, not signed";
    EXPECT_TRUE(head.post("/desk/editorial/sign-offs", {}).holds("什么都没有签发"));
    EXPECT_EQ(officer.post("/desk/editorial/sign-offs", fields).status, 403);
}

class Withdrawals : public testing::Test {
protected:
    WritingPortal portal;
    Hands hands{portal.staffed(unit)};
    Browser head{portal.signed_in(hands.head)}, visitor{portal.visitor()};

    static std::string at(ItemId id, std::string const& rest = {})
    {
        return "/desk/editorial/items/" + id.text() + rest;
    }
    WebPage withdraw(ItemId id, http::Pairs const& fields)
    {
        return head.submit(at(id, "/withdrawal"), at(id, "/withdrawal"), fields);
    }
};

TEST_F(Withdrawals, are_told_at_the_old_address)
{
    auto const id = portal.published(hands, portal.notice("数字错了的公告"));
    portal.wait_until_shown();
    ASSERT_EQ(visitor.get("/article/" + id.text()).status, 200);
    EXPECT_EQ(withdraw(id, {}).status, 422);
    EXPECT_EQ(withdraw(id, {{"reason", "incorrect"}, {"note", "正在核对"}}).status, 303);
    auto const gone = visitor.get("/article/" + id.text());
    EXPECT_EQ(gone.status, 410);
    for (auto const* text : {"数字错了的公告", "内容有误", "正在核对", "2026"})
        EXPECT_TRUE(gone.holds(text)) << text;
    EXPECT_FALSE(visitor.get("/news/notices/").holds("数字错了的公告"));
    EXPECT_FALSE(visitor.get("/search?q=" + http::percent_encoded("数字错了")).holds("数字错了的公告"));
}

TEST_F(Withdrawals, lead_to_what_stands_instead)
{
    auto const old = portal.published(hands, portal.notice("旧办法")),
               fresh = portal.published(hands, portal.notice("新办法"));
    portal.wait_until_shown();
    auto const refused = withdraw(old, {{"reason", "superseded"}, {"replacement", "99"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.holds("被替代时请填写替代稿件"));
    EXPECT_EQ(withdraw(old, {{"reason", "superseded"}, {"replacement", fresh.text()}}).status, 303);
    auto const gone = visitor.get("/article/" + old.text());
    EXPECT_EQ(gone.status, 410);
    EXPECT_TRUE(gone.holds("href=\"/article/" + fresh.text() + "\""));
}

TEST_F(Withdrawals, can_send_readers_straight_on_to_what_stands_instead)
{
    auto const old = portal.published(hands, portal.notice("旧办法")),
               fresh = portal.published(hands, portal.notice("新办法"));
    portal.wait_until_shown();
    EXPECT_EQ(
        withdraw(old, {{"reason", "superseded"}, {"replacement", fresh.text()}, {"redirects", "1"}}).status,
        303);
    auto const moved = visitor.get("/article/" + old.text());
    EXPECT_EQ(moved.status, 301);
    EXPECT_EQ(moved.header("location"), "/article/" + fresh.text());
    EXPECT_EQ(visitor.get("/en/article/" + old.text()).header("location"), "/en/article/" + fresh.text());
    EXPECT_FALSE(visitor.get("/news/notices/").holds("旧办法"));

    EXPECT_EQ(withdraw(fresh, {{"reason", "incorrect"}, {"redirects", "1"}}).status, 303);
    EXPECT_EQ(visitor.get("/article/" + fresh.text()).status, 410) << "there is nothing to go on to";
}

TEST_F(Withdrawals, of_what_must_not_be_public_say_nothing_of_it)
{
    auto content = portal.notice("不该公开的名单");
    auto const file = portal.file(hands, "名单.pdf", "%PDF-1.7 names");
    content.files = {
        {.id = file.id,
         .name = file.name,
         .type = file.type,
         .hash = file.hash,
         .size_bytes = file.size_bytes}};
    auto const id = portal.published(hands, content);
    portal.wait_until_shown();
    ASSERT_EQ(visitor.get(media::path_of(file.id, file.name)).status, 200);
    EXPECT_EQ(withdraw(id, {{"reason", "must_not_be_public"}}).status, 303);
    portal.wait_until_shown();
    auto const gone = visitor.get("/article/" + id.text());
    EXPECT_EQ(gone.status, 410);
    EXPECT_FALSE(gone.holds("名单"));
    EXPECT_EQ(visitor.get(media::path_of(file.id, "a.pdf")).status, 404);
    EXPECT_EQ(head.get(media::desk_path_of(file.id, file.name)).status, 404);
    for (auto const& address :
         {at(id), at(id, "/chain"), std::string{"/desk/editorial/items"}, std::string{"/desk/"},
          std::string{"/desk/notes"}}) {
        auto const page = head.get(address);
        EXPECT_EQ(page.status, 200) << address;
        EXPECT_FALSE(page.holds("不该公开的名单")) << address;
    }
    EXPECT_FALSE(portal.signed_in(hands.officer).get("/desk/notes").holds("不该公开的名单"));
}

TEST_F(Withdrawals, of_what_must_not_be_public_prove_that_nothing_is_left)
{
    auto const telling = std::string{"此件含有城北热力站值班人员的家庭住址和联系电话"};
    auto content = portal.notice("值班安排", telling + "。");
    content.files = {[&] {
        auto const file = portal.file(hands, "名单.txt", "张三 13900000000\n");
        return ItemFile{
            .id = file.id, .name = file.name, .type = file.type, .hash = file.hash, .size_bytes = 9};
    }()};
    auto const id = portal.published(hands, content);
    auto const copy = portal.published(hands, portal.notice("转载的", telling + "。"));
    auto linking = portal.notice("有链接的");
    linking.body = html::Sanitiser::clean("<p><a href=\"" + path_of(id) + "\">见此</a></p>")->html;
    auto const link = portal.published(hands, linking);
    auto const other = portal.published(hands, portal.notice("无关的"));
    portal.wait_until_shown();

    auto const sent = withdraw(id, {{"reason", "must_not_be_public"}});
    EXPECT_EQ(sent.location(), at(id, "/recall"));
    auto const list = head.get(at(id, "/recall"));
    EXPECT_EQ(list.status, 200);
    EXPECT_FALSE(list.holds("值班安排")) << "the list itself tells nothing";
    EXPECT_TRUE(list.holds("href=\"" + path_of(copy) + "\">转载的</a> <span class=\"sub\">有 1 句相同"));
    EXPECT_TRUE(
        list.holds("href=\"" + path_of(link) + "\">有链接的</a> <span class=\"sub\">正文里有链接指向这里"));
    EXPECT_FALSE(list.holds(path_of(other) + "\""));
    EXPECT_EQ(portal.signed_in(hands.officer).get(at(id, "/recall")).status, 403);
    EXPECT_EQ(head.get(at(copy, "/recall")).status, 404) << "never recalled";
    // The bytes go by a job.
    for (int i = 0; i < 500 && !head.get(at(id, "/recall")).holds("本站没有留下这件内容"); ++i)
        std::this_thread::sleep_for(10ms);
    EXPECT_TRUE(head.get(at(id, "/recall")).holds("本站没有留下这件内容"));
    EXPECT_EQ(visitor.get(path_of(id)).status, 410);
}

} // namespace
} // namespace fengye::editorial
