#include <gtest/gtest.h>

#include "modules/letters/actions/answer.hpp"
#include "modules/letters/actions/handle.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/replies.hpp"
#include "modules/people/people_test.hpp"
#include "tests/testing/test_portal.hpp"

namespace fengye::letters {
namespace {

using people::accepted;
using people::Role;

std::string between(std::string const& text, std::string_view before, std::string_view after)
{
    auto const begin = text.find(before);
    if (begin == std::string::npos)
        return {};
    auto const from = begin + before.size();
    return text.substr(from, text.find(after, from) - from);
}

class Writing : public testing::Test {
protected:
    TestPortal portal;
    Browser citizen{portal.visitor()};

    static http::Pairs words(std::string const& go = "next")
    {
        return {
            {"go", go},
            {"category", "A02"},
            {"title", "小区电梯停运三天无人修理"},
            {"content", "小区电梯已经停运三天，老人上下楼不便，请督促修理。"},
            {"place", "站前路"},
            {"publish", "yes"}};
    }
    static http::Pairs contact()
    {
        return {{"go", "next"}, {"name", "欧阳小枫"}, {"phone", "138 0013 8000"}};
    }
    // Through all four pages, without a script; the receipt.
    WebPage sent(std::string const& where = "/letters/mayor/appeal")
    {
        auto const first = citizen.post(where, words());
        auto const draft = between(first.location(), "/letters/drafts/", "/");
        citizen.post("/letters/drafts/" + draft + "/contact", contact());
        auto const last = citizen.post("/letters/drafts/" + draft + "/check", {{"agreed", "yes"}});
        return citizen.follow(last);
    }
    static std::string code_in(WebPage const& receipt)
    {
        return between(receipt.body, "receipt-code\">", "<");
    }
    static std::string number_in(WebPage const& receipt)
    {
        return between(receipt.body, "<dd class=\"code digits\">", "<");
    }
    CaseId id_of(WebPage const& receipt)
    {
        return casework::find_case(portal.reader(), number_in(receipt)).value().id;
    }
    void answer(CaseId id)
    {
        portal.hired("handler", "housing_construction", {Role::handler});
        portal.hired("head", "housing_construction", {Role::disclosure_head});
        auto& platform = portal.platform();
        accepted(portal.as("handler", [&](Work& work) { return accept_letter(work, platform, id, {}); }));
        accepted(portal.as("handler", [&](Work& work) -> Result<std::int64_t> {
            return save_reply(
                work, platform, id,
                {{"电梯已于11月24日修好。", "电梯停运", "电梯停运三天"}, Outcome::none, true, 0});
        }));
        accepted(portal.as("handler", [&](Work& work) { return submit_reply(work, platform, id); }));
        accepted(portal.as(
            "head", [&](Work& work) { return release_reply(work, platform, id, {1, true, true}); }));
        portal.wait_until_shown();
    }
};

TEST_F(Writing, takes_four_pages_and_gives_a_number_and_a_code)
{
    auto const page = citizen.get("/letters/mayor/appeal");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("反映诉求"));
    auto const receipt = sent();
    EXPECT_EQ(receipt.status, 200);
    EXPECT_EQ(receipt.header("cache-control"), "no-store");
    EXPECT_EQ(number_in(receipt), "SQ-20261123-0001");
    EXPECT_TRUE(casework::DigitsCode::read(code_in(receipt)));
    EXPECT_TRUE(receipt.holds("2026年12月14日（周一）"));
    EXPECT_EQ(portal.visitor().get("/letters/mayor/suggestion").status, 200);
    EXPECT_EQ(portal.visitor().get("/letters/mayor/correction").status, 404);
    EXPECT_EQ(portal.visitor().get("/report").status, 200);
    EXPECT_EQ(portal.visitor().get("/letters/units/education/appeal").status, 404) << "not open";
}

TEST_F(Writing, in_english_is_the_same)
{
    auto const first = citizen.post("/en/letters/mayor/appeal", words());
    auto const draft = between(first.location(), "/en/letters/drafts/", "/");
    auto const page = citizen.follow(first);
    EXPECT_TRUE(page.holds("How to reach you"));
    EXPECT_EQ(citizen.get("/letters/drafts/" + draft + "/contact").status, 200) << "whatever the language";
}

TEST_F(Writing, explains_what_is_wrong_and_loses_nothing)
{
    auto fields = words();
    fields[2].second = "短";
    auto const page = citizen.post("/letters/mayor/appeal", fields);
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(page.holds("标题请写 4 到 40 个字"));
    EXPECT_TRUE(page.holds("请督促修理"));
    auto const draft = between(page.body, "action=\"/letters/drafts/", "\"");
    ASSERT_FALSE(draft.empty()) << "what was typed is a draft already";
    EXPECT_TRUE(citizen.get("/letters/drafts/" + draft).holds("请督促修理"));
    auto const next = citizen.post("/letters/drafts/" + draft, words());
    EXPECT_EQ(next.location(), "/letters/drafts/" + draft + "/contact");
    auto const wrong =
        citizen.post("/letters/drafts/" + draft + "/contact", {{"name", "欧阳小枫"}, {"phone", "12"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(wrong.holds("电话号码应为 7 到 12 位数字"));
    citizen.post("/letters/drafts/" + draft + "/contact", contact());
    auto const check = citizen.get("/letters/drafts/" + draft + "/check");
    EXPECT_TRUE(check.holds("138****8000"));
    auto const unagreed = citizen.post("/letters/drafts/" + draft + "/check", {});
    EXPECT_EQ(unagreed.status, 422);
    EXPECT_TRUE(unagreed.holds("请先阅读隐私说明并勾选"));
}

TEST_F(Writing, belongs_to_whoever_holds_the_cookie)
{
    auto const first = citizen.post("/letters/mayor/appeal", words());
    auto const draft = between(first.location(), "/letters/drafts/", "/");
    auto stranger = portal.visitor();
    for (auto const* rest : {"", "/contact", "/check", "/receipt", "/saved", "/receipt.ics"})
        EXPECT_EQ(stranger.get("/letters/drafts/" + draft + rest).status, 404) << rest;
    EXPECT_EQ(stranger.post("/letters/drafts/" + draft, words()).status, 404);
    EXPECT_EQ(stranger.get("/letters/drafts/99999").status, 404);
}

TEST_F(Writing, goes_on_elsewhere_with_the_draft_code)
{
    auto const saved = citizen.follow(citizen.post("/letters/mayor/appeal", words("save")));
    auto const code = code_in(saved);
    auto other = portal.visitor();
    auto const there = other.post("/letters/drafts/", {{"code", code}});
    EXPECT_EQ(there.status, 303);
    EXPECT_TRUE(other.follow(there).holds("请督促修理"));
    auto const slip = other.post("/letters/drafts/", {{"code", "1234"}});
    EXPECT_EQ(slip.status, 422);
    EXPECT_TRUE(slip.holds("16 位数字"));
}

TEST_F(Writing, sent_again_shows_the_same_receipt)
{
    auto const receipt = sent();
    auto const again = sent();
    EXPECT_NE(number_in(again), number_in(receipt)) << "another form is another letter";
    auto const draft = between(again.body, "/letters/drafts/", "/");
    auto const twice = citizen.post("/letters/drafts/" + draft + "/check", {{"agreed", "yes"}});
    EXPECT_EQ(number_in(citizen.follow(twice)), number_in(again));
    EXPECT_EQ(citizen.get("/letters/drafts/" + draft).status, 303);
    auto const calendar = citizen.get("/letters/drafts/" + draft + "/receipt.ics");
    EXPECT_TRUE(calendar.holds("20261214"));
    EXPECT_FALSE(calendar.holds(code_in(again)));
}

TEST_F(Writing, takes_files_and_lets_them_be_taken_out_again)
{
    auto const first =
        citizen.upload("/letters/mayor/appeal", words("files"), {{"file", "说明.pdf", "%PDF-1.7 body"}});
    EXPECT_EQ(first.status, 303);
    auto const draft = between(first.location(), "/letters/drafts/", "#");
    auto const page = citizen.get("/letters/drafts/" + draft);
    EXPECT_TRUE(page.holds("说明.pdf"));
    citizen.post("/letters/drafts/" + draft, words("remove-0"));
    EXPECT_FALSE(citizen.get("/letters/drafts/" + draft).holds("说明.pdf"));
    auto const wrong = citizen.upload(
        "/letters/drafts/" + draft, words("files"), {{"file", "run.exe", "MZ this is a program"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(wrong.holds("请督促修理")) << "nothing typed is lost";
}

TEST_F(Writing, asks_for_a_proof_after_five_letters_and_stops_nobody_else)
{
    for (int i = 0; i < 5; ++i)
        EXPECT_FALSE(number_in(sent()).empty());
    auto const first = citizen.post("/letters/mayor/appeal", words());
    auto const draft = between(first.location(), "/letters/drafts/", "/");
    citizen.post("/letters/drafts/" + draft + "/contact", contact());
    auto const check = "/letters/drafts/" + draft + "/check";
    auto const asked = citizen.get(check);
    EXPECT_TRUE(asked.holds("请证明您不是程序"));
    EXPECT_EQ(citizen.post(check, {{"agreed", "yes"}}).status, 422);
    auto const token = between(asked.body, "name=\"puzzle\" value=\"", "\"");
    auto const dot = token.find('.');
    int const sum = std::stoi(token.substr(0, dot)) + std::stoi(token.substr(dot + 1));
    EXPECT_EQ(
        citizen.post(check, {{"agreed", "yes"}, {"puzzle", token}, {"answer", std::to_string(sum)}}).status,
        303);
}

TEST_F(Writing, is_followed_by_its_code_and_by_nothing_else)
{
    auto const receipt = sent();
    auto const code = code_in(receipt);
    auto reader = portal.visitor();
    auto const status = reader.post("/query", {{"code", code}});
    EXPECT_EQ(status.status, 200);
    EXPECT_EQ(status.header("cache-control"), "no-store");
    EXPECT_TRUE(status.holds("待受理"));
    EXPECT_FALSE(status.holds("欧阳"));
    EXPECT_FALSE(status.holds("请督促修理")) << "never the letter's words";
    EXPECT_TRUE(status.holds("2026-12-14"));
    EXPECT_EQ(reader.get("/query?code=" + code).holds(number_in(receipt)), false);

    answer(id_of(receipt));
    auto const answered = reader.post("/query", {{"code", code}});
    EXPECT_TRUE(answered.holds("电梯已于11月24日修好"));
    EXPECT_TRUE(answered.holds("您对这次答复满意吗"));
    auto const silent = reader.post("/query/rating", {{"code", code}, {"rating", "dissatisfied"}});
    EXPECT_EQ(silent.status, 422);
    EXPECT_TRUE(silent.holds("不满意请说明原因"));
    auto const back =
        reader.post("/query/rating", {{"code", code}, {"rating", "dissatisfied"}, {"reason", "又坏了"}});
    EXPECT_EQ(back.status, 200);
    EXPECT_TRUE(back.holds("已退回重新办理"));
    EXPECT_TRUE(back.holds("二次办理"));
}

TEST_F(Writing, tells_wrong_codes_from_slips_and_after_five_tries_nothing_at_all)
{
    auto const code = code_in(sent());
    auto guesser = portal.visitor();
    auto const wrong = casework::DigitsCode::from_bytes("12345678").text();
    EXPECT_TRUE(guesser.post("/query", {{"code", "1111"}}).holds("请核对有没有写错"));
    for (int i = 0; i < 5; ++i) {
        auto const page = guesser.post("/query", {{"code", wrong}});
        EXPECT_EQ(page.status, 422);
        EXPECT_TRUE(page.holds("没有找到这个查询码"));
    }
    auto const of_wrong = guesser.post("/query", {{"code", wrong}});
    auto const of_right = guesser.post("/query", {{"code", code}});
    EXPECT_EQ(of_wrong.status, of_right.status);
    EXPECT_TRUE(of_right.holds("请证明您不是程序"));
    EXPECT_FALSE(of_right.holds("待受理"));
    for (auto const* path : {"/query/rating", "/query/consent", "/query/code"})
        EXPECT_EQ(guesser.post(path, {{"code", code}, {"rating", "satisfied"}}).status, 429) << path;
    portal.clock.advance(std::chrono::minutes{10});
    EXPECT_TRUE(guesser.post("/query", {{"code", code}}).holds("待受理"));
}

TEST_F(Writing, takes_back_the_consent_to_publish)
{
    auto const receipt = sent();
    auto const code = code_in(receipt);
    answer(id_of(receipt));
    auto const front = portal.city().front().reader();
    ASSERT_TRUE(front->find<PublishedLetter>(id_of(receipt).number));
    auto const done = citizen.post("/query/consent", {{"code", code}});
    EXPECT_TRUE(done.holds("已撤回公开的同意"));
    portal.wait_until_shown();
    EXPECT_FALSE(portal.city().front().reader()->find<PublishedLetter>(id_of(receipt).number));
}

TEST_F(Writing, leaves_nothing_personal_in_addresses_and_search)
{
    auto const first = citizen.post("/letters/mayor/appeal", words());
    EXPECT_EQ(first.location().find("key"), std::string::npos);
    auto const receipt = sent();
    answer(id_of(receipt));
    EXPECT_FALSE(citizen.get("/search?q=%E6%AC%A7%E9%98%B3%E5%B0%8F%E6%9E%AB").holds("/letters/SQ-"));
    EXPECT_EQ(portal.city().front().dump().find("欧阳小枫"), std::string::npos);
    EXPECT_EQ(portal.city().front().dump().find("13800138000"), std::string::npos);
}

} // namespace
} // namespace fengye::letters
