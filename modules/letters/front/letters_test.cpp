#include "modules/letters/front/letters.hpp"

#include <gtest/gtest.h>

#include "modules/letters/front/front_test.hpp"

namespace fengye::letters {
namespace {

TEST(LetterLists, show_category_unit_days_and_rating_of_each_letter)
{
    LettersSite site;
    site.has(LettersSite::letter(1));
    auto const page = site.get("/letters/");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(
        page.holds("<a href=\"/letters/SQ-20261109-0001\" lang=\"zh-CN\">小区电梯停运三天无人修理</a>"));
    for (auto const* text : {"住房与物业", "市住房和城乡建设局", "7 个工作日", "满意", "2026-11-18"})
        EXPECT_TRUE(page.holds(text)) << text;
    EXPECT_TRUE(page.holds("href=\"/letters/mayor/appeal\""));
    EXPECT_TRUE(page.holds("href=\"/letters/mayor/suggestion\""));
    EXPECT_TRUE(page.holds("href=\"/query\""));
}

TEST(LetterLists, say_so_while_there_are_none)
{
    LettersSite site;
    auto const page = site.get("/letters/");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("还没有公开的来信"));
    EXPECT_FALSE(page.holds("class=\"filter\""));
}

TEST(LetterLists, are_narrowed_by_what_a_reader_chooses)
{
    LettersSite site;
    site.has(LettersSite::letter(1));
    auto suggestion = LettersSite::letter(2, "建议早高峰增开定制公交");
    suggestion.system = System::suggestion;
    suggestion.category = "S08";
    suggestion.answered_by = "transport";
    site.has(suggestion);
    auto to_head = LettersSite::letter(3, "物业费上涨没有征求意见");
    to_head.mailbox = "housing_construction";
    site.has(to_head);

    auto const titles = [&](std::string const& target) {
        auto const page = site.get(target);
        std::string found;
        for (auto const* title : {"电梯停运", "定制公交", "物业费上涨"})
            if (page.holds(std::string{title} + (page.status == 200 ? "" : "?")))
                found += std::string{title} + " ";
        return found;
    };
    EXPECT_EQ(titles("/letters/"), "电梯停运 定制公交 物业费上涨 ");
    EXPECT_EQ(titles("/letters/?system=suggestion"), "定制公交 ");
    EXPECT_EQ(titles("/letters/?category=A02"), "电梯停运 物业费上涨 ");
    EXPECT_EQ(titles("/letters/?unit=transport"), "定制公交 ");
    EXPECT_EQ(titles("/letters/?year=2026&unit=housing_construction"), "电梯停运 物业费上涨 ");
    EXPECT_EQ(titles("/letters/?q=%E7%94%B5%E6%A2%AF&category=A02"), "电梯停运 物业费上涨 ")
        << "the text of both speaks of the lift";
    EXPECT_EQ(titles("/letters/?q=%E5%85%AC%E4%BA%A4"), "定制公交 ");
    EXPECT_EQ(titles("/letters/?q=%E5%85%AC%E4%BA%A4&system=appeal"), "");
    EXPECT_EQ(titles("/letters/mayor/"), "电梯停运 定制公交 ");
    EXPECT_EQ(titles("/letters/mayor/?system=suggestion"), "定制公交 ");
    EXPECT_EQ(titles("/letters/units/housing_construction"), "物业费上涨 ");
}

TEST(LetterLists, hold_nothing_under_choices_that_are_not_offered)
{
    LettersSite site;
    site.has(LettersSite::letter(1));
    for (auto const* query :
         {"?system=correction", "?system=nonsense", "?category=S08&system=appeal", "?category=nonsense",
          "?unit=nobody", "?year=1999", "?year=x"}) {
        auto const page = site.get("/letters/" + std::string{query});
        EXPECT_EQ(page.status, 200) << query;
        EXPECT_TRUE(page.holds("没有同时符合这些条件的来信") || page.holds("还没有公开的来信")) << query;
        EXPECT_FALSE(page.holds("电梯停运")) << query;
    }
    EXPECT_EQ(site.get("/letters/?page=2").status, 404);
    EXPECT_EQ(site.get("/letters/?page=x").status, 404);
}

TEST(LetterLists, have_pages)
{
    LettersSite site;
    for (int id = 1; id <= 21; ++id) {
        auto letter = LettersSite::letter(id, "来信之" + std::to_string(id) + "号");
        letter.number = "SQ-20261109-" + std::to_string(1000 + id);
        site.has(letter);
    }
    auto const first = site.get("/letters/"), second = site.get("/letters/?page=2");
    EXPECT_TRUE(first.holds("来信之21号"));
    EXPECT_FALSE(first.holds("来信之1号"));
    EXPECT_TRUE(first.holds("href=\"/letters/?page=2\""));
    EXPECT_TRUE(second.holds("来信之1号"));
    EXPECT_FALSE(second.holds("class=\"letter-ways\"") && second.holds("大家在问什么"));
}

TEST(MonthFigures, give_no_rate_of_fewer_than_five_cases)
{
    LettersSite site;
    site.has(LettersSite::month(1, "housing_construction", "2026-11", 5, 4));
    auto page = site.get("/letters/");
    EXPECT_TRUE(page.holds("2026年11月来信办理"));
    EXPECT_TRUE(page.holds("<dd class=\"few\">样本少</dd>"));
    EXPECT_FALSE(page.holds("100%"));
    EXPECT_TRUE(page.holds("统计截至 <time datetime=\"2026-11-23T05:00:00+08:00\">"));
    site.has(LettersSite::month(1, "housing_construction", "2026-11", 6, 5));
    page = site.get("/letters/");
    EXPECT_TRUE(page.holds("<dd>100%</dd>"));
    EXPECT_FALSE(page.holds("样本少</dd>"));
}

TEST(OpenMatters, say_how_many_wrote_and_lead_to_joining_them)
{
    LettersSite site;
    site.has(OpenMatter{
        .id = CaseId{9},
        .number = "SQ-20261119-0009",
        .category = "A03",
        .title = "部分楼栋暖气不热",
        .about = "供热公司正在逐栋调平。",
        .unit = "housing_construction",
        .writers = 4,
        .at = test_morning});
    auto const page = site.get("/letters/");
    EXPECT_TRUE(page.holds("已有 4 人反映"));
    EXPECT_TRUE(page.holds("href=\"/letters/mayor/appeal?join=SQ-20261119-0009\""));
    EXPECT_TRUE(site.get("/en/letters/").holds("<h3 lang=\"zh-CN\">部分楼栋暖气不热</h3>"));
}

TEST(HotTopics, are_the_most_frequent_of_week_and_month_without_accusations)
{
    LettersSite site;
    auto month = LettersSite::month(1, "housing_construction", "2026-11", 9, 0);
    month.categories = {{"A02", 2}, {"A03", 9}, {"A19", 30}, {"E02", 20}};
    month.weeks = {{"2026-11-16", "A03", 9}, {"2026-11-23", "A02", 2}};
    site.has(month);
    auto const page = site.get("/letters/");
    EXPECT_TRUE(page.holds("2026-11-23 起的一周"));
    EXPECT_FALSE(page.holds("2026-11-16 起的一周"));
    auto const hot = page.body.substr(page.body.find("大家在问什么"));
    EXPECT_LT(hot.find("供水供热供气供电"), hot.rfind("住房与物业")) << "nine before two";
    EXPECT_FALSE(page.holds("检举控告"));
    EXPECT_FALSE(page.holds("链接打不开"));
    EXPECT_TRUE(page.holds("scope=policy"));
}

} // namespace
} // namespace fengye::letters
