#include "modules/editorial/domain/checks.hpp"

#include <gtest/gtest.h>

namespace fengye::editorial {
namespace {

// "rule: what was found -> what should stand there"
std::vector<std::string> told(std::string_view text)
{
    std::vector<std::string> lines;
    for (auto const& finding : checks_in(text))
        lines.push_back(
            std::string{name_of(finding.rule)} + ": " + finding.found +
            (finding.suggestion.empty() ? "" : " -> " + finding.suggestion));
    return lines;
}

using Lines = std::vector<std::string>;

TEST(Checks, find_days_that_do_not_exist)
{
    for (auto const* text :
         {"2026年2月30日", "2026年2月29日", "2026年13月1日", "2026年0月5日", "4月31日", "2月30号",
          "2026-02-30", "2026/11/31", "2026.4.31", "二〇二六年十一月三十一日", "二〇二六年二月二十九日",
          "２０２６年２月３０日", "2026年 6 月 31 日"})
        EXPECT_EQ(told(text), (Lines{"impossible_date: " + std::string{text}})) << text;
}

TEST(Checks, leave_days_that_exist)
{
    for (auto const* text :
         {"2026年11月26日", "2024年2月29日", "2月29日", "2026-11-26", "2026/1/1", "二〇二六年十一月二十六日",
          "一九四九年十月一日", "2026年11月", "11月26日至12月5日", "第2026号", "192.168.2026.1",
          "版本2026.13.45.1", "全年12个月", "3个月零31日", "电话2026-1131-4520", "二十六人", "2026年"})
        EXPECT_EQ(told(text), Lines{}) << text;
}

TEST(Checks, find_weekdays_that_are_not_that_days)
{
    EXPECT_EQ(
        told("定于2026年11月26日（星期三）召开"), (Lines{"wrong_weekday: 2026年11月26日（星期三 -> 星期四"}));
    EXPECT_EQ(told("2026年11月29日星期一"), (Lines{"wrong_weekday: 2026年11月29日星期一 -> 星期日"}));
    EXPECT_EQ(told("2026-11-26 周五"), (Lines{"wrong_weekday: 2026-11-26 周五 -> 周四"}));
    EXPECT_EQ(
        told("二〇二六年十一月二十六日（周三）"),
        (Lines{"wrong_weekday: 二〇二六年十一月二十六日（周三 -> 周四"}));
    for (auto const* text :
         {"2026年11月26日（星期四）", "2026年11月29日星期天", "2026年11月29日（周日）", "11月26日（星期三）",
          "2026年11月26日周边道路", "2026年11月26日（周）"})
        EXPECT_EQ(told(text), Lines{}) << text;
}

TEST(Checks, find_other_signs_for_zero_in_a_year)
{
    for (auto const* text : {"二○二六年", "二零二六年", "二O二六年", "二0二六年", "二０二六年", "二Ｏ二六年"})
        EXPECT_EQ(told(text), (Lines{"zero_sign: " + std::string{text} + " -> 二〇二六年"})) << text;
    EXPECT_EQ(told("二○一○年"), (Lines{"zero_sign: 二○一○年 -> 二〇一〇年"}));
    EXPECT_EQ(told("二〇二六年，2026年，一〇〇号"), Lines{});
}

TEST(Checks, find_document_numbers_in_another_form)
{
    for (auto const& [text, right] :
         {std::pair{"本政办发[2026]12号", "本政办发〔2026〕12号"},
          {"本政办发（2026）12号", "本政办发〔2026〕12号"},
          {"本政办发【2026】12号", "本政办发〔2026〕12号"},
          {"本政办发〔2026〕第12号", "本政办发〔2026〕12号"},
          {"本政办发〔2026〕012号", "本政办发〔2026〕12号"},
          {"本政函〔26〕3号", "本政函〔2026〕3号"},
          {"国办发（85）49号", "国办发〔1985〕49号"},
          {"建办质[2026]5号", "建办质〔2026〕5号"}})
        EXPECT_EQ(told(text), (Lines{"document_number: " + std::string{text} + " -> " + right})) << text;
    for (auto const* text :
         {"本政办发〔2026〕12号", "国务院令第752号", "（2023）辽05民初12号", "人民路（2026）12号楼",
          "图[12]所示", "参见[2026]"})
        EXPECT_EQ(told(text), Lines{}) << text;
}

TEST(Checks, find_laws_that_were_repealed)
{
    EXPECT_EQ(told("依据《合同法》第五十条"), (Lines{"repealed_law: 《合同法》 -> 《民法典》"}));
    EXPECT_EQ(
        told("《中华人民共和国物权法》"),
        (Lines{"repealed_law: 《中华人民共和国物权法》 -> 《中华人民共和国民法典》"}));
    EXPECT_EQ(told("《民法典》施行，《合同法》《物权法》同时废止"), Lines{});
    EXPECT_EQ(told("《劳动合同法》，合同法"), Lines{});
}

TEST(Checks, say_where_and_stop_nobody)
{
    auto const findings = checks_in("各单位：会议定于2026年2月30日召开，请准时参加。");
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].before, "各单位：会议定于");
    EXPECT_EQ(findings[0].after, "召开，请准时参加。");
    EXPECT_EQ(findings[0].level, Level::please_confirm);
}

TEST(Checks, of_much_text_end_and_are_bounded)
{
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "2026年2月30日《合同法》《";
    EXPECT_EQ(checks_in(text).size(), 200u);
    EXPECT_TRUE(checks_in(std::string(1'000'000, '1')).empty());
    EXPECT_TRUE(checks_in("").empty());
}

} // namespace
} // namespace fengye::editorial
