#include "modules/editorial/domain/comparison.hpp"

#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "modules/editorial/domain/edited_texts.hpp"
#include "platform/html/sanitiser.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {
namespace {

// Both sides of a marked text, and how much was changed between them. Of the changes, those are made whose
// number leaves this rest when divided by two; 2: all of them.
struct Edited {
    std::string before, after;
    std::int64_t characters{0};
    int runs{0};

    Edited(std::string_view marked, int which)
    {
        for (int number = 0; !marked.empty(); ++number) {
            auto const open = std::min(marked.find('{'), marked.size());
            before += marked.substr(0, open);
            after += marked.substr(0, open);
            if (open == marked.size())
                return;
            auto const bar = marked.find('|', open), close = marked.find('}', bar);
            auto const old = marked.substr(open + 1, bar - open - 1),
                       now = marked.substr(bar + 1, close - bar - 1);
            bool const is_made = which == 2 || number % 2 == which;
            before += old;
            after += is_made ? now : old;
            if (is_made) {
                characters += static_cast<std::int64_t>(utf8::count(old) + utf8::count(now));
                ++runs;
            }
            marked.remove_prefix(close + 1);
        }
    }
};

std::string side(Comparison const& comparison, PartKind left_out)
{
    std::string text;
    for (auto const& line : comparison.lines) {
        bool const stands = left_out == PartKind::inserted
                                ? line.from >= 0 && line.kind != LineKind::moved
                                : line.to >= 0 && line.kind != LineKind::moved_away;
        for (auto const& part : line.parts)
            if (part.kind != left_out)
                text += part.text;
        text += stands ? "\n" : "";
    }
    return text;
}

std::string shown(Comparison const& comparison)
{
    std::string text;
    for (auto const& line : comparison.lines) {
        for (auto const& part : line.parts)
            text += part.kind == PartKind::same      ? part.text
                    : part.kind == PartKind::deleted ? "[-" + part.text + "-]"
                                                     : "[+" + part.text + "+]";
        text += "\n";
    }
    return text;
}

Comparison compared(std::string_view before, std::string_view after)
{
    return compare(blocks_of_text(before), blocks_of_text(after));
}

std::vector<LineKind> kinds_of(Comparison const& comparison)
{
    std::vector<LineKind> kinds;
    for (auto const& line : comparison.lines)
        kinds.push_back(line.kind);
    return kinds;
}

std::string without_ends(std::string text)
{
    for (auto at = text.find("¶"); at != std::string::npos; at = text.find("¶", at))
        text.erase(at, std::string_view{"¶"}.size());
    std::erase(text, '\n');
    return text;
}

// 54 of them: each text with all its changes, with every second and with the others.
TEST(Comparison, of_edited_texts_shows_little_more_than_was_edited)
{
    for (std::size_t number = 0; number < edited_texts.size(); ++number)
        for (int const which : {0, 1, 2}) {
            Edited const edited{edited_texts[number], which};
            auto const found = compared(edited.before, edited.after);
            auto const told = fmt::format("text {}, changes {}:\n{}", number, which, shown(found));
            EXPECT_LE(
                static_cast<double>(found.changed_characters), 1.3 * static_cast<double>(edited.characters))
                << told;
            EXPECT_LE(found.runs, std::floor(1.5 * edited.runs)) << told;
            EXPECT_GT(found.runs, 0) << told;
            EXPECT_EQ(without_ends(side(found, PartKind::inserted)), without_ends(edited.before)) << told;
            EXPECT_EQ(without_ends(side(found, PartKind::deleted)), without_ends(edited.after)) << told;
        }
}

TEST(Comparison, of_a_text_with_itself_shows_nothing)
{
    Edited const edited{edited_texts[0], 2};
    auto const found = compared(edited.before, edited.before);
    EXPECT_TRUE(found.is_alike());
    EXPECT_EQ(found.changed_characters, 0);
    EXPECT_EQ(found.runs, 0);
}

TEST(Comparison, marks_a_paragraph_that_was_moved_and_counts_it_for_nothing)
{
    auto const found = compared(
        "第一段说的是供热的时间。\n第二段说的是供热的温度。\n第三段说的是供热的收费标准和办法。\n",
        "第三段说的是供热的收费标准和办法。\n第一段说的是供热的时间。\n第二段说的是供热的温度。\n");
    EXPECT_EQ(
        kinds_of(found),
        (std::vector<LineKind>{LineKind::moved, LineKind::same, LineKind::same, LineKind::moved_away}));
    EXPECT_EQ(found.changed_characters, 0);
    EXPECT_EQ(found.lines.front().from, 2);
    EXPECT_EQ(found.lines.front().to, 0);
    EXPECT_FALSE(found.is_alike());
}

TEST(Comparison, shows_a_split_paragraph_as_one_line_end)
{
    auto const found =
        compared("申请条件见附件。办理时限为五个工作日。\n", "申请条件见附件。\n办理时限为五个工作日。\n");
    EXPECT_EQ(found.changed_characters, 1);
    EXPECT_EQ(shown(found), "申请条件见附件。[+¶+]\n办理时限为五个工作日。\n");
}

TEST(Comparison, shows_joined_paragraphs_as_one_line_end)
{
    auto const found =
        compared("申请条件见附件。\n办理时限为五个工作日。\n", "申请条件见附件。办理时限为五个工作日。\n");
    EXPECT_EQ(shown(found), "申请条件见附件。[-¶-]办理时限为五个工作日。\n");
}

TEST(Comparison, puts_a_new_paragraph_where_a_line_begins)
{
    auto const found = compared("一、甲事。\n三、丙事。\n", "一、甲事。\n二、乙事。\n三、丙事。\n");
    EXPECT_EQ(kinds_of(found), (std::vector<LineKind>{LineKind::same, LineKind::added, LineKind::same}));
}

TEST(Comparison, shows_a_line_of_which_little_stayed_as_removed_and_added)
{
    auto const found = compared(
        "景区厕所由景区自己打扫，一天不少于三次。\n", "公共卫生间的保洁实行定人定岗，高峰时段巡查。\n");
    EXPECT_EQ(found.runs, 1);
    ASSERT_EQ(found.lines.size(), 1u);
    EXPECT_EQ(found.lines[0].parts.size(), 2u);
}

TEST(Comparison, notices_a_link_that_leads_elsewhere_under_the_same_words)
{
    auto const blocks = [](std::string_view markup) {
        return html::blocks_of(html::Sanitiser::clean(markup)->html);
    };
    auto const found = compare(
        blocks("<p>见<a href=\"https://a.example/1\">附件</a></p>"),
        blocks("<p>见<a href=\"https://b.example/1\">附件</a></p>"));
    EXPECT_EQ(found.lines.at(0).kind, LineKind::changed);
    EXPECT_EQ(found.lines.at(0).old_targets, (std::vector<std::string>{"https://a.example/1"}));
    EXPECT_EQ(found.lines.at(0).new_targets, (std::vector<std::string>{"https://b.example/1"}));
    EXPECT_FALSE(found.is_alike());
}

TEST(Comparison, notices_a_paragraph_that_became_a_heading)
{
    auto const blocks = [](std::string_view markup) {
        return html::blocks_of(html::Sanitiser::clean(markup)->html);
    };
    EXPECT_FALSE(compare(blocks("<p>总则</p>"), blocks("<h2>总则</h2>")).is_alike());
}

TEST(Comparison, takes_a_long_chapter_put_in_beside_an_edited_line)
{
    std::string chapter;
    for (int i = 0; i < 300; ++i)
        chapter += fmt::format("第{}条　本条规定第{}种情形下的办理程序和责任单位。\n", i, i * 7);
    auto const found = compared(
        "关于供热的办法自十一月一日起施行，由住建部门解释。\n",
        chapter + "关于供热的办法自十二月一日起施行，由住建部门解释。\n");
    EXPECT_FALSE(found.is_coarse);
    EXPECT_EQ(found.lines.back().kind, LineKind::changed);
    EXPECT_EQ(
        shown({{found.lines.back()}}), "关于供热的办法自十[-一-][+二+]月一日起施行，由住建部门解释。\n");
}

TEST(Comparison, of_texts_that_have_nothing_in_common_ends_and_says_that_it_is_coarse)
{
    std::string before, after;
    for (int i = 0; i < 60'000; ++i) {
        before += utf8::encoded(std::u32string{static_cast<char32_t>(0x4e00 + i * 7 % 9000)});
        after += utf8::encoded(std::u32string{static_cast<char32_t>(0x7200 + i * 11 % 9000)});
    }
    auto const found = compared(before, after);
    EXPECT_TRUE(found.is_coarse);
    EXPECT_EQ(found.changed_characters, 120'000);
}

TEST(Comparison, of_one_character_over_and_over_ends)
{
    auto const found = compared(std::string(1'000'000, 'a'), std::string(1'000'500, 'a'));
    EXPECT_EQ(found.changed_characters, 500);
}

TEST(Comparison, of_nothing_with_something_shows_it_added)
{
    EXPECT_TRUE(compared("", "").is_alike());
    EXPECT_EQ(kinds_of(compared("", "甲\n乙\n")), (std::vector<LineKind>{LineKind::added, LineKind::added}));
    EXPECT_EQ(kinds_of(compared("甲\n", "")), (std::vector<LineKind>{LineKind::removed}));
}

} // namespace
} // namespace fengye::editorial
