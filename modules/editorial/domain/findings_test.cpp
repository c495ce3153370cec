#include "modules/editorial/domain/findings.hpp"

#include <gtest/gtest.h>

namespace fengye::editorial {
namespace {

// What was found, as level, rule and words: "must_fix secrecy_term 秘密★".
std::vector<std::string> found_in(std::string_view text)
{
    std::vector<std::string> found;
    for (auto const& finding : findings_in(text))
        found.push_back(
            std::string{name_of(finding.level)} + " " + std::string{name_of(finding.rule)} + " " +
            finding.found);
    return found;
}
using Found = std::vector<std::string>;

Found secrecy(std::string const& words)
{
    return {"must_fix secrecy_term " + words};
}
Found identity(std::string const& words)
{
    return {"must_fix identity_number " + words};
}
Found phone(std::string const& words)
{
    return {"please_confirm phone " + words};
}

// Invented numbers of nobody: region, birthday, order, and the check character that GB 11643-1999 gives.
constexpr char const* right_number = "21050219900101005X";
constexpr char const* other_right_number = "210502199001011239";

TEST(SecrecyMarks, are_found_with_either_star)
{
    for (auto const* level : {"绝密", "机密", "秘密"})
        for (auto const* star : {"★", "☆"}) {
            auto const mark = std::string{level} + star;
            EXPECT_EQ(found_in("文件 " + mark + "10年"), secrecy(mark));
        }
}

TEST(SecrecyMarks, are_found_as_words)
{
    for (auto const* word :
         {"绝密级", "机密级", "秘密级", "内部资料", "内部文件", "不得外传", "注意保密", "工作秘密"})
        EXPECT_EQ(found_in("本件属" + std::string{word} + "，请妥善保管"), secrecy(word));
}

TEST(SecrecyMarks, are_not_hidden_by_spaces)
{
    EXPECT_EQ(found_in("秘密 ★ 1年"), secrecy("秘密 ★"));
    EXPECT_EQ(found_in("秘  密★"), secrecy("秘  密★"));
    EXPECT_EQ(found_in("内 部 资 料"), secrecy("内 部 资 料"));
    EXPECT_EQ(found_in("机\t密\u00a0★"), secrecy("机\t密\u00a0★"));
    EXPECT_EQ(found_in("绝密　★"), secrecy("绝密　★")); // full width
    EXPECT_EQ(
        found_in("内\u2003部\u2009资\u202f料"), secrecy("内\u2003部\u2009资\u202f料")); // wide, thin, narrow
}

TEST(SecrecyMarks, are_not_hidden_by_what_nobody_sees)
{
    for (auto const* unseen :
         {"\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\u202e", "\ufe0f",
          "\u180e"})
        EXPECT_EQ(
            found_in("内部" + std::string{unseen} + "资料"), secrecy("内部" + std::string{unseen} + "资料"));
}

TEST(SecrecyMarks, are_not_hidden_by_line_ends)
{
    EXPECT_EQ(found_in("秘密\n★长期"), secrecy("秘密\n★"));
    EXPECT_EQ(found_in("内部\r\n文件"), secrecy("内部\r\n文件"));
}

TEST(SecrecyMarks, are_each_found_in_their_order)
{
    EXPECT_EQ(
        found_in("内部资料，秘密★；又一份内部资料"),
        (Found{
            "must_fix secrecy_term 内部资料", "must_fix secrecy_term 秘密★",
            "must_fix secrecy_term 内部资料"}));
}

TEST(IdentityNumbers, are_right_by_their_check_character)
{
    EXPECT_TRUE(is_identity_number(right_number));
    EXPECT_TRUE(is_identity_number("21050219900101005x"));
    EXPECT_TRUE(is_identity_number(other_right_number));
    for (char check = '0'; check <= '9'; ++check)
        EXPECT_FALSE(is_identity_number(std::string{"21050219900101005"} + check)) << check;
    EXPECT_FALSE(is_identity_number("210502199013010057")); // a thirteenth month
    EXPECT_FALSE(is_identity_number("2105021990010100"));
    EXPECT_FALSE(is_identity_number("21050219900101005"));
    EXPECT_FALSE(is_identity_number("X1050219900101005X"));
    EXPECT_FALSE(is_identity_number(""));
}

TEST(IdentityNumbers, are_found_when_they_are_right)
{
    EXPECT_EQ(found_in("身份证号21050219900101005X，请核对"), identity(right_number));
    EXPECT_EQ(found_in("身份证号21050219900101005x"), identity("21050219900101005x"));
    EXPECT_EQ(found_in(other_right_number), identity(other_right_number));
    EXPECT_EQ(found_in("编号210502199001011238"), Found{}); // wrong check digit
    EXPECT_EQ(found_in("编号21050219900101123"), Found{});  // 17 digits
}

TEST(IdentityNumbers, are_not_found_inside_longer_runs)
{
    EXPECT_EQ(found_in("流水号1210502199001011239"), Found{});
    EXPECT_EQ(found_in("流水号2105021990010112391"), Found{});
    EXPECT_EQ(found_in("账号62220210502199001011239000"), Found{});
}

TEST(IdentityNumbers, are_not_hidden_by_full_width_or_spaces)
{
    EXPECT_EQ(
        found_in("２１０５０２１９９００１０１００５Ｘ"), identity("２１０５０２１９９００１０１００５Ｘ"));
    EXPECT_EQ(found_in("２１0502199001011239"), identity("２１0502199001011239"));
    EXPECT_EQ(found_in("210502 19900101 1239"), identity("210502 19900101 1239"));
    EXPECT_EQ(found_in("210502\u200b199001011239"), identity("210502\u200b199001011239"));
}

TEST(IdentityNumbers, are_found_beside_other_numbers)
{
    EXPECT_EQ(found_in("序号 1 210502199001011239 2026"), identity(other_right_number));
    EXPECT_EQ(
        found_in("210502199001011239 21050219900101005X"),
        (Found{
            "must_fix identity_number 210502199001011239", "must_fix identity_number 21050219900101005X"}));
    EXPECT_EQ(
        found_in("210502199001011239\n210502199001011239"),
        (Found{
            "must_fix identity_number 210502199001011239", "must_fix identity_number 210502199001011239"}));
}

TEST(MobileNumbers, are_pointed_out)
{
    EXPECT_EQ(found_in("咨询电话：13800138000。"), phone("13800138000"));
    EXPECT_EQ(found_in("１３８００１３８０００"), phone("１３８００１３８０００"));
    EXPECT_EQ(found_in("138 0013 8000"), phone("138 0013 8000"));
    EXPECT_EQ(
        found_in("13800138000\n13900139000"),
        (Found{"please_confirm phone 13800138000", "please_confirm phone 13900139000"}));
    EXPECT_EQ(found_in("2026 13800138000 42"), phone("13800138000"));
}

TEST(MobileNumbers, are_no_other_numbers_of_eleven_digits)
{
    EXPECT_EQ(found_in("12345678901"), Found{}); // no network begins with 12
    EXPECT_EQ(found_in("02442816331"), Found{}); // a landline
    EXPECT_EQ(found_in("138001380001"), Found{});
    EXPECT_EQ(found_in("1380013800"), Found{});
}

TEST(Findings, come_with_the_words_around_them)
{
    auto const findings = findings_in("一二三四五六七八九十甲乙丙丁内部资料子丑寅卯辰巳午未申酉戌亥天地");
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].before, "三四五六七八九十甲乙丙丁");
    EXPECT_EQ(findings[0].after, "子丑寅卯辰巳午未申酉戌亥");
    auto const alone = findings_in("内部资料");
    ASSERT_EQ(alone.size(), 1u);
    EXPECT_EQ(alone[0].before + alone[0].after, "");
}

TEST(Findings, never_cut_a_character)
{
    auto const findings = findings_in("a供b热c内部资料d锅e炉f🚒");
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].before, "a供b热c");
    EXPECT_EQ(findings[0].after, "d锅e炉f🚒");
}

TEST(Findings, are_none_in_ordinary_texts)
{
    for (auto const* text : {
             "",
             "各区县人民政府，市政府各部门：现将《本溪市城市供热管理办法》印发给你们，请认真贯彻执行。",
             "秘密花园主题公园本周开放，★★★★★级景区。",      // the word alone, stars alone
             "统一社会信用代码：912105001234567890（示例）", // 18 digits, no check character of a person's
             "项目代码2026-210502-48-01-012345，总投资1234567890.12元",
             "银行账号：6222020200012345678，户名：市财政局",
             "咨询电话：024-42816331、12345",
             "2026年1至10月，完成投资1200000万元，同比增长3.5%，新增就业12 345人",
             "北纬41.29°，东经123.77°；经纬度123.7700000,41.2900000",
             "发文字号：示例〔2026〕12号，索引号112105000013800138",
         })
        EXPECT_EQ(found_in(text), Found{}) << text;
}

TEST(Findings, bear_text_that_is_no_text)
{
    EXPECT_EQ(found_in("\xff\xfe\xe5"), Found{});
    EXPECT_EQ(found_in(std::string(3, '\0') + "内部资料"), secrecy("内部资料"));
    EXPECT_EQ(findings_in(std::string(100'000, '1')).size(), 0u);
}

} // namespace
} // namespace fengye::editorial
