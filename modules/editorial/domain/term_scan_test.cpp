#include "modules/editorial/domain/term_scan.hpp"

#include <functional>

#include <gtest/gtest.h>

#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {
namespace {

using Found = std::vector<std::string>;

Found found_in(TermScan const& scan, std::string_view text)
{
    Found found;
    for (auto const& finding : scan.find(text))
        found.push_back(finding.found);
    return found;
}

Term sensitive(std::string text)
{
    return {std::move(text), TermCategory::sensitive, Level::must_fix};
}

// Invented words; each has a traditional form, and the last two hold letters and digits.
std::vector<Term> invented()
{
    return {sensitive("红叶计划"), sensitive("云门内线"), sensitive("东风档案馆"), sensitive("绿锦会议纪要"),
            sensitive("铁岭三号"), sensitive("A组名单"),  sensitive("abc专线")};
}

// Puts something between the characters.
std::string spread(std::string_view text, std::string_view between)
{
    std::string result;
    for (auto const c : utf8::decoded(text))
        result += (result.empty() ? "" : std::string{between}) + utf8::encoded(std::u32string{c});
    return result;
}

std::string replaced(std::string_view text, std::u32string_view pairs)
{
    auto characters = utf8::decoded(text);
    for (auto& c : characters)
        for (std::size_t i = 0; i + 1 < pairs.size(); i += 2)
            if (c == pairs[i]) {
                c = pairs[i + 1];
                break;
            }
    return utf8::encoded(characters);
}

// The ways of hiding a word, by name.
std::vector<std::pair<std::string, std::function<std::string(std::string_view)>>> disguises()
{
    std::vector<std::pair<std::string, std::function<std::string(std::string_view)>>> list;
    for (auto const* between :
         {" ",      "  ",     "\u00a0", "　",     "\u2003", "\t",       "\u200b", "\u200c",
          "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\ufe0f",   "\u0336", "\u180e",
          "\n",     "\r\n",   "·",      ".",      "-",      "_",        "*",      "#",
          "+",      "~",      "@",      "^",      "、",     "，",       "。",     "/",
          "|",      "…",      "●",      "→",      "💥",     " \u200b-", "\u3164"})
        list.emplace_back(
            "between: " + std::string{between}, [=](std::string_view text) { return spread(text, between); });
    auto const swap = [&](char const* name, std::u32string_view pairs) {
        list.emplace_back(name, [=](std::string_view text) { return replaced(text, pairs); });
    };
    swap(
        "traditional",
        U"红紅叶葉计計划劃云雲门門内內线線东東风風档檔馆館绿綠锦錦会會议議纪紀铁鐵岭嶺号號组組单單专專");
    swap("full width", U"AＡaａbｂcｃ");
    swap("upper case", U"aAbBcC");
    swap("lower case", U"Aa");
    swap("cyrillic", U"AАaаbЬcс");
    swap("greek", U"AΑaα");
    swap("circled", U"AⒶaⓐbⓑcⓒ三㊂一㊀");
    swap("bracketed", U"A🄐a⒜b⒝c⒞三㈢");
    swap("mathematical", U"A𝐀a𝒂b𝖇c𝚌");
    swap("radicals", U"门⾨风⾵三3单单");
    swap("digits", U"三3");
    swap("circled digits", U"三③");
    swap("capital digits", U"三叁");
    swap("wide digits", U"三３");
    swap("accents", U"aácç");
    return list;
}

TEST(TermScan, finds_every_plain_term)
{
    auto const terms = invented();
    TermScan const scan{terms};
    for (auto const& term : terms)
        for (auto const* text : {"{}", "关于{}的通知", "。{}，", "\n{}\n", "（{}）"}) {
            std::string sentence{text};
            sentence.replace(sentence.find("{}"), 2, term.text);
            EXPECT_EQ(found_in(scan, sentence), Found{term.text}) << sentence;
        }
    auto const& starting = starting_scan();
    for (auto const& term : starting_terms())
        EXPECT_EQ(starting.find(term.text).size(), 1u) << term.text;
}

TEST(TermScan, finds_terms_that_are_obscured)
{
    TermScan const scan{invented()};
    std::size_t cases = 0, found = 0;
    std::string missed;
    for (auto const& [name, disguise] : disguises())
        for (auto const& term : invented()) {
            auto const hidden = disguise(term.text);
            if (hidden == term.text)
                continue;
            ++cases;
            auto const findings = found_in(scan, "请查阅" + hidden + "全文");
            if (findings == Found{hidden})
                ++found;
            else
                missed += name + " " + term.text + "\n";
        }
    EXPECT_GE(cases, 300u);
    EXPECT_GE(found * 100, cases * 97) << missed;
    RecordProperty("cases", static_cast<int>(cases));
    RecordProperty("found", static_cast<int>(found));
}

TEST(TermScan, says_exactly_where)
{
    TermScan const scan{{sensitive("内线")}};
    std::string const text = "一个\u200b內 綫。";
    auto const findings = scan.find(text);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(text.substr(findings[0].begin, findings[0].end - findings[0].begin), "內 綫");
    EXPECT_EQ(findings[0].category, "sensitive");
}

TEST(TermScan, passes_over_phrases_in_which_a_term_is_harmless)
{
    Term term = sensitive("内线");
    term.exceptions = {"国内线路", "市内线上"};
    TermScan const scan{{term}};
    EXPECT_EQ(found_in(scan, "国内线路恢复，市内线上办理"), Found{});
    EXPECT_EQ(found_in(scan, "国内线人"), Found{"内线"});
}

TEST(TermScan, passes_over_terms_that_are_off_or_empty)
{
    Term off = sensitive("红叶");
    off.is_on = false;
    TermScan const scan{{off, sensitive(" "), sensitive("")}};
    EXPECT_EQ(found_in(scan, "红叶"), Found{});
}

TEST(TermScan, takes_the_longer_of_two_terms)
{
    TermScan const scan{{sensitive("红叶"), sensitive("红叶计划")}};
    EXPECT_EQ(found_in(scan, "红叶计划与红叶"), (Found{"红叶计划", "红叶"}));
}

TEST(TermScan, takes_a_wrong_word_as_it_is_written)
{
    TermScan const scan{{{"帐户", TermCategory::wrong_word, Level::hint, "账户"}}};
    EXPECT_EQ(found_in(scan, "开立帐户"), Found{"帐户"});
    EXPECT_EQ(found_in(scan, "搭帐，户外；帳戶；帐 户"), Found{});
    EXPECT_EQ(scan.find("帐户")[0].suggestion, "账户");
}

TEST(TermScan, does_not_join_what_sentences_part)
{
    TermScan const scan{{sensitive("内线"), sensitive("vpn"), sensitive("三线")}};
    EXPECT_EQ(found_in(scan, "省内，线上；市内\n线下"), Found{});
    EXPECT_EQ(found_in(scan, "vpnx, xvpn"), Found{});
    EXPECT_EQ(found_in(scan, "VPN、v p n"), (Found{"VPN", "v p n"}));
}

TEST(TermScan, finds_terms_at_the_seams_of_a_long_text)
{
    TermScan const scan{{sensitive("红叶计划")}};
    std::string text;
    while (text.size() < 256 * 1024 - 6)
        text += "文";
    text += "红叶计划";
    text += std::string(300'000, 'a') + "红叶计划";
    EXPECT_EQ(found_in(scan, text), (Found{"红叶计划", "红叶计划"}));
}

TEST(TermScan, bears_any_bytes)
{
    TermScan const scan{{sensitive("红叶")}};
    EXPECT_EQ(found_in(scan, "\xff\xfe\xe5红\xff叶\xe5"), Found{"红\xff叶"});
    EXPECT_EQ(found_in(scan, ""), Found{});
    std::string many;
    for (int i = 0; i < 5000; ++i)
        many += "红叶";
    EXPECT_EQ(scan.find(many).size(), TermScan::findings_max);
}

TEST(TermScan, accuses_no_ordinary_text)
{
    for (auto const* text : {
             "各区县人民政府，市政府各部门：现将《本溪市城市供热管理办法》印发给你们，请认真贯彻执行。",
             "设备按期到货，按装机容量计费，工作组职责另行发布，署名文章刊于市报。",
             "预防犯罪，防范违规犯错；究竟选择哪一项，由居民表决对照表确定。",
             "秘密花园主题公园开放，五★级景区，机密，级别不限。",
             "公安居民身份证，财政居前，准确报送，按排名录取，按排放量征收。",
         })
        EXPECT_EQ(found_in(starting_scan(), text), Found{}) << text;
}

TEST(TermScan, stands_among_the_other_findings_by_place)
{
    TermScan const scan{{sensitive("红叶"), sensitive("机密★"), sensitive("机密")}};
    std::string const text = "定于2026年11月26日（星期三）看红 叶。机密★，13812345678";
    std::string found;
    for (auto const& finding : findings_in(text, scan)) {
        found += std::string{name_of(finding.rule)} + " " + finding.found + ";";
        EXPECT_EQ(text.substr(finding.begin, finding.end - finding.begin), finding.found);
    }
    EXPECT_EQ(found, "wrong_weekday 2026年11月26日（星期三;term 红 叶;secrecy_term 机密★;phone 13812345678;");
}

TEST(Terms, are_read_from_a_table)
{
    auto const list = read_terms("\xef\xbb\xbfterm,category,level,replacement,on,exceptions\r\n"
                                 "红叶,sensitive,must_fix,,1,红叶谷|红叶节\r\n"
                                 "\"甲,\"\"乙\"\"\",wrong_word,hint,丙,0,\r\n"
                                 ",sensitive,hint,,,\r\n红叶,,,,,\r\n丁,none,,,,\r\n戊,,none,,,\r\n");
    ASSERT_EQ(list.terms.size(), 2u);
    EXPECT_EQ(list.terms[0].exceptions, (std::vector<std::string>{"红叶谷", "红叶节"}));
    EXPECT_EQ(list.terms[1].text, "甲,\"乙\"");
    EXPECT_FALSE(list.terms[1].is_on);
    std::string why;
    for (auto const& row : list.rejected)
        why += std::to_string(row.line) + " " + row.why + ";";
    EXPECT_EQ(why, "4 empty;5 known;6 no_category;7 no_level;");
    EXPECT_EQ(read_terms("word\n红叶\n").rejected[0].why, "columns");
    EXPECT_EQ(read_terms("term\n★\n。，\n").rejected[0].line, 3u) << "nothing could be looked for";
}

TEST(Terms, are_read_in_the_words_of_a_language)
{
    auto const list = read_terms("用语,级别\n红叶,必须处理\n", [](std::string const& cell) {
        return cell == "用语"       ? std::string{"term"}
               : cell == "级别"     ? std::string{"level"}
               : cell == "必须处理" ? std::string{"must_fix"}
                                    : cell;
    });
    ASSERT_EQ(list.terms.size(), 1u);
    EXPECT_EQ(list.terms[0].level, Level::must_fix);
}

TEST(Terms, of_the_city_stand_over_those_that_come_with_the_program)
{
    Term off = sensitive("红叶");
    off.is_on = false;
    auto const list = overlaid({sensitive("红叶"), sensitive("云门")}, {off, sensitive("东风")});
    std::string told;
    for (auto const& [term, is_starting, is_kept] : list)
        told += term.text + (term.is_on ? " on" : " off") + (is_starting ? " starting" : "") +
                (is_kept ? " kept;" : ";");
    EXPECT_EQ(told, "东风 on kept;云门 on starting;红叶 off starting kept;");
}

} // namespace
} // namespace fengye::editorial
