#include "modules/casework/clock_view.hpp"

#include <memory>

#include <gtest/gtest.h>

#include "platform/html/renderer.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::casework {
namespace {

// Loading every template takes longer than these tests; nothing in them changes.
class ClockView : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_words = std::make_unique<Words>();
        s_renderer = std::make_unique<html::Renderer>(*s_words);
        s_renderer->be_strict();
    }
    static void TearDownTestSuite()
    {
        s_renderer.reset();
        s_words.reset();
    }

    std::string shown(LegalClock const& clock, Day today, Language language = Language::zh_cn) const
    {
        return s_renderer->render(clock_page(*s_words, language, calendar, clock, today), language).text();
    }
    ClockLight light(LegalClock const& clock, Day today) const
    {
        return clock_light(*s_words, Language::zh_cn, calendar, clock, today);
    }
    LegalClock a_request() const
    {
        return LegalClock::start({20, DayKind::working, 20, "REG 33"}, day(2026, 11, 9));
    }

    Calendar const calendar{calendar_of_the_city()};

private:
    static inline std::unique_ptr<Words> s_words;
    static inline std::unique_ptr<html::Renderer> s_renderer;
};

bool holds(std::string const& page, std::string_view text)
{
    return page.find(text) != std::string::npos;
}

TEST_F(ClockView, says_when_it_is_due_and_what_is_left)
{
    auto const zh = shown(a_request(), day(2026, 11, 23));
    EXPECT_TRUE(holds(zh, "最后一天是 2026-12-07（周一），还剩 10 个工作日。")) << zh;
    EXPECT_TRUE(holds(zh, R"(<span class="due due-ok">剩 10 个工作日</span>)"));
    EXPECT_TRUE(holds(zh, R"(<time datetime="2026-12-07">2026-12-07（周一）</time>)"));
    EXPECT_TRUE(holds(zh, "期限 20 个工作日，依据《政府信息公开条例》第三十三条。"));
    auto const en = shown(a_request(), day(2026, 12, 4), Language::en);
    EXPECT_TRUE(holds(en, "The last day is 2026-12-07 (Mon); 1 working day left.")) << en;
    EXPECT_TRUE(holds(en, R"(<span class="due due-warn">1 working day left</span>)"));
    EXPECT_TRUE(holds(en, "Limit: 20 working days (Regulation on Open Government Information, art. 33)."));
}

TEST_F(ClockView, tells_every_day_once_under_its_month)
{
    auto const page = shown(a_request(), day(2026, 11, 23));
    EXPECT_TRUE(holds(page, "<caption>2026 年 11 月</caption>"));
    EXPECT_TRUE(holds(page, "<caption>2026 年 12 月</caption>"));
    int rows = 0;
    for (auto at = page.find("<th scope=\"row\">"); at != std::string::npos;
         at = page.find("<th scope=\"row\">", at + 1))
        ++rows;
    EXPECT_EQ(rows, 29); // from 9 November to 7 December
    EXPECT_TRUE(holds(page, "收到当天，不算"));
    EXPECT_TRUE(holds(page, "第 20 天"));
    EXPECT_FALSE(holds(page, "第 21 天"));
}

TEST_F(ClockView, says_since_when_and_why_it_is_paused)
{
    auto clock = a_request();
    ASSERT_TRUE(pause(clock, day(2026, 11, 16), "征求第三方意见 <甲公司>", "REG 33"));
    auto const zh = shown(clock, day(2026, 11, 23));
    EXPECT_TRUE(holds(
        zh, "2026-11-16（周一）起暂停计时，原因：征求第三方意见 "
            "&lt;甲公司&gt;，依据《政府信息公开条例》第三十三条；"
            "恢复计时后还剩 15 个工作日。"))
        << zh;
    EXPECT_TRUE(holds(zh, R"(<span class="due due-mute">暂停计时</span>)"));
    EXPECT_TRUE(holds(zh, "暂停，不算"));
    auto const en = shown(clock, day(2026, 11, 23), Language::en);
    EXPECT_TRUE(holds(en, "15 working days will be left when the clock goes on."));
    EXPECT_TRUE(holds(en, "paused, not counted"));
}

TEST_F(ClockView, says_how_long_it_is_overdue)
{
    auto const page = shown(a_request(), day(2026, 12, 9));
    EXPECT_TRUE(holds(page, "最后一天是 2026-12-07（周一），已超期 2 个工作日。")) << page;
    EXPECT_TRUE(holds(page, R"(<span class="due due-bad">超期 2 个工作日</span>)"));
    EXPECT_TRUE(holds(page, "超期第 2 天"));
    EXPECT_EQ(light(a_request(), day(2026, 12, 12)).text, "超期 4 个工作日"); // a Saturday
}

TEST_F(ClockView, says_when_it_was_done)
{
    auto clock = a_request();
    ASSERT_TRUE(stop(clock, day(2026, 12, 3)));
    EXPECT_TRUE(holds(
        shown(clock, day(2027, 6, 1)),
        "2026-12-03（周四）办结，最后一天是 2026-12-07（周一），提前 2 个工作日。"));
    EXPECT_EQ(light(clock, day(2027, 6, 1)).colour, ClockLight::Colour::ok);

    auto last_day = a_request();
    ASSERT_TRUE(stop(last_day, day(2026, 12, 7)));
    EXPECT_TRUE(holds(shown(last_day, day(2027, 6, 1)), "2026-12-07（周一）办结，正是最后一天。"));

    auto late = a_request();
    ASSERT_TRUE(stop(late, day(2026, 12, 8)));
    EXPECT_TRUE(holds(shown(late, day(2027, 6, 1), Language::en), "1 working day after the last day"));
    EXPECT_EQ(light(late, day(2027, 6, 1)).text, "办结，超期 1 个工作日");

    auto paused = a_request();
    ASSERT_TRUE(pause(paused, day(2026, 11, 10), "", ""));
    ASSERT_TRUE(stop(paused, day(2026, 11, 11)));
    EXPECT_TRUE(holds(shown(paused, day(2027, 6, 1)), "2026-11-11（周三）办结，当时计时已暂停。"));
}

TEST_F(ClockView, lists_what_happened_with_reason_and_article)
{
    auto clock = a_request();
    ASSERT_TRUE(restart(clock, day(2026, 11, 13), "收到补正", "REG 30"));
    ASSERT_TRUE(extend(clock, day(2026, 11, 20), 10, "需要查档", "REG 33", calendar));
    auto const page = shown(clock, day(2026, 11, 23));
    EXPECT_TRUE(holds(page, "<b>开始计时</b>"));
    EXPECT_TRUE(holds(
        page, "<b>重新计时</b> <span class=\"hint\">原因：收到补正</span> <span class=\"hint\">依据《"
              "政府信息公开条例》第三十条</span>"))
        << page;
    EXPECT_TRUE(holds(page, "<b>延长 10 个工作日</b>"));
    EXPECT_TRUE(holds(page, "期限 20 个工作日，另已延长 10 个工作日，依据《政府信息公开条例》第三十三条。"));
}

TEST_F(ClockView, says_that_a_day_of_a_year_not_announced_may_move)
{
    auto const clock = LegalClock::start({20, DayKind::working, 20, "REG 33"}, day(2026, 12, 18));
    auto const page = shown(clock, day(2026, 12, 21));
    EXPECT_TRUE(holds(page, "预计 2027-01-18（周一）")) << page;
    EXPECT_TRUE(holds(page, "当年放假安排还没有公布，这一天可能变"));
}

TEST_F(ClockView, counts_calendar_days_and_says_why_the_last_one_moved)
{
    auto const clock = LegalClock::start({60, DayKind::calendar, 30, "PET 34"}, day(2026, 8, 4));
    auto const page = shown(clock, day(2026, 9, 30));
    EXPECT_TRUE(holds(page, "最后一天是 2026-10-08（周四），还剩 8 天。")) << page;
    EXPECT_TRUE(holds(page, "本是最后一天，逢放假顺延"));
    EXPECT_TRUE(holds(page, R"(<span class="due due-warn">剩 8 天</span>)")); // one working day
}

TEST_F(ClockView, cuts_an_account_nobody_would_read)
{
    auto clock = a_request();
    ASSERT_TRUE(pause(clock, day(2026, 11, 10), "", ""));
    EXPECT_TRUE(holds(shown(clock, day(2040, 1, 1)), "这里只列出前 1000 天"));
    EXPECT_FALSE(holds(shown(clock, day(2027, 1, 1)), "这里只列出前 1000 天"));
}

} // namespace
} // namespace fengye::casework
