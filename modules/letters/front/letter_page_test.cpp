#include "modules/letters/front/letter_page.hpp"

#include <gtest/gtest.h>

#include "modules/letters/front/front_test.hpp"

namespace fengye::letters {
namespace {

TEST(LetterPages, show_question_answer_and_how_it_went)
{
    LettersSite site;
    site.has(LettersSite::letter(1));
    auto const page = site.get("/letters/SQ-20261109-0001");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.text("h1"), "小区电梯停运三天无人修理");
    EXPECT_TRUE(page.holds("<p>电梯停了三天。</p><p>老人上下楼不便。</p>"));
    EXPECT_TRUE(page.holds("控制板已更换。"));
    EXPECT_TRUE(page.holds("用时 7 个工作日"));
    EXPECT_LT(page.body.find("收到来信"), page.body.find(">受理<"));
    EXPECT_TRUE(page.holds("<time datetime=\"2026-11-09T12:00:00+08:00\">2026-11-09 12:00</time>"));
    EXPECT_TRUE(page.holds("href=\"/query\""));
    EXPECT_TRUE(page.holds("\"QAPage\""));
}

TEST(LetterPages, tell_screen_readers_that_the_name_is_hidden)
{
    LettersSite site;
    site.has(LettersSite::letter(1));
    EXPECT_TRUE(site.get("/letters/SQ-20261109-0001")
                    .holds("aria-hidden=\"true\">何**</span><span class=\"unseen\">来信人姓名已隐藏</span>"));
}

TEST(LetterPages, tell_what_became_of_a_suggestion)
{
    LettersSite site;
    auto letter = LettersSite::letter(2, "建议图书馆延长开放");
    letter.number = "JY-20261012-0001";
    letter.system = System::suggestion;
    letter.category = "S05";
    letter.outcome = Outcome::partly_adopted;
    site.has(letter);
    auto page = site.get("/letters/JY-20261012-0001");
    EXPECT_TRUE(page.holds("<span class=\"tag tag-info\">部分采纳</span>"));
    EXPECT_FALSE(page.holds("后来的落实情况"));
    letter.result = "座位已经增加。";
    letter.result_at = moment_of(day(2026, 11, 20), std::chrono::hours{9});
    letter.others = 3;
    site.has(letter);
    page = site.get("/letters/JY-20261012-0001");
    EXPECT_TRUE(page.holds("后来的落实情况"));
    EXPECT_TRUE(page.holds("座位已经增加。"));
    EXPECT_TRUE(page.holds("另有 3 人反映同一问题"));
}

TEST(LetterPages, lead_to_others_of_their_category_but_not_to_themselves)
{
    LettersSite site;
    for (int id = 1; id <= 5; ++id)
        site.has(LettersSite::letter(id, "来信之" + std::to_string(id) + "号"));
    auto other = LettersSite::letter(6, "别的事情");
    other.category = "A05";
    site.has(other);
    auto const page = site.get("/letters/SQ-20261109-0005");
    auto const similar = page.body.substr(page.body.find("相似来信"));
    for (auto const* title : {"来信之4号", "来信之3号", "来信之2号"})
        EXPECT_NE(similar.find(title), std::string::npos) << title;
    for (auto const* title : {"来信之5号</a>", "来信之1号", "别的事情"})
        EXPECT_EQ(similar.find(title), std::string::npos) << title;
}

TEST(LetterPages, mark_the_chinese_of_an_english_page)
{
    LettersSite site;
    site.has(LettersSite::letter(1));
    auto const page = site.get("/en/letters/SQ-20261109-0001");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("<html lang=\"en\">"));
    EXPECT_TRUE(page.holds("<h1 lang=\"zh-CN\">"));
    EXPECT_TRUE(page.holds("Writer’s name hidden"));
    EXPECT_TRUE(page.holds("7 working days"));
}

TEST(LetterPages, are_gone_once_the_writer_takes_the_consent_back)
{
    LettersSite site;
    site.has(LettersSite::letter(1));
    EXPECT_EQ(site.get("/letters/SQ-20261109-0001").status, 200);
    auto const done =
        site.portal.platform().works.run(Actor::program("tests"), [](Work& work) -> Result<void> {
            work.erase(
                PublishedLetter::kind, 1,
                {.reason = "must_not_be_public", .at = work.now, .path = "/letters/SQ-20261109-0001"});
            return {};
        });
    ASSERT_TRUE(done);
    site.portal.wait_until_shown();
    auto const page = site.get("/letters/SQ-20261109-0001");
    EXPECT_EQ(page.status, 410);
    EXPECT_FALSE(page.holds("电梯"));
    EXPECT_FALSE(site.get("/letters/").holds("电梯"));
}

TEST(LetterPages, are_found_by_the_search_of_the_site_as_answers)
{
    LettersSite site;
    site.has(LettersSite::letter(1));
    auto const page = site.get("/search?q=%E7%94%B5%E6%A2%AF%E5%81%9C%E8%BF%90");
    EXPECT_TRUE(page.holds("/letters/SQ-20261109-0001"));
    EXPECT_TRUE(page.holds("答复</span>"));
}

} // namespace
} // namespace fengye::letters
