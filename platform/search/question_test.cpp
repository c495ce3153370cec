#include "platform/search/question.hpp"

#include <gtest/gtest.h>

#include "platform/search/tokenizer.hpp"

namespace fengye::search {
namespace {

std::vector<std::string> texts_of(std::string_view text)
{
    std::vector<std::string> texts;
    for (auto const& run : runs_of(text))
        texts.push_back(run.text);
    return texts;
}

std::vector<std::string> marked(std::string_view text, std::string_view typed)
{
    std::vector<std::string> parts;
    for (auto const& [begin, end] : marks_in(text, read_question(typed)))
        parts.emplace_back(text.substr(begin, end - begin));
    return parts;
}

using Texts = std::vector<std::string>;

TEST(Runs, are_cut_at_spaces_and_marks_and_where_the_script_changes)
{
    EXPECT_EQ(
        texts_of("本溪市 2026年《枫叶》Fengye-v2"), (Texts{"本溪市", "2026", "年", "枫叶", "fengye", "v2"}));
    EXPECT_EQ(texts_of(""), Texts{});
    EXPECT_EQ(texts_of("，。！——"), Texts{});
}

TEST(Runs, fold_full_width_and_capitals)
{
    EXPECT_EQ(texts_of("ＡＢＣ１２３"), Texts{"abc123"});
    EXPECT_EQ(texts_of("ÀÉ"), Texts{"àé"});
    EXPECT_EQ(texts_of("〇"), Texts{"〇"});
    EXPECT_EQ(texts_of("𠮷野"), Texts{"𠮷野"}); // beyond 16 bits
}

TEST(Runs, know_where_they_stood)
{
    std::string const text = "a 枫叶，ＢＣ";
    for (auto const& run : runs_of(text)) {
        EXPECT_LE(run.end, text.size());
        EXPECT_LT(run.begin, run.end);
    }
    EXPECT_EQ(text.substr(runs_of(text)[1].begin, runs_of(text)[1].end - runs_of(text)[1].begin), "枫叶");
}

TEST(Runs, pass_over_broken_characters)
{
    EXPECT_EQ(texts_of("枫\xff\xfe叶\xe6\x9e"), (Texts{"枫", "叶"}));
    EXPECT_EQ(texts_of(std::string{"a\0b", 3}), (Texts{"a", "b"}));
}

TEST(Question, is_what_was_typed_without_its_repetitions)
{
    EXPECT_EQ(read_question("  公积金  提取 公积金 ").terms, (Texts{"公积金", "提取"}));
    EXPECT_TRUE(read_question("  ，。 ").empty());
    EXPECT_EQ(read_question("\"; DROP TABLE").terms, (Texts{"drop", "table"}));
}

TEST(Question, is_bounded)
{
    std::string long_text, many_words;
    for (int i = 0; i < 5000; ++i)
        long_text += "枫";
    EXPECT_EQ(read_question(long_text).text.size(), question_characters_max * 3);
    for (int i = 0; i < 40; ++i)
        many_words += " " + std::to_string(i);
    EXPECT_LE(read_question(many_words).terms.size(), 16u);
}

TEST(Question, in_a_sentence_is_cut_into_words)
{
    auto const cut = cut_into_words(read_question("公积金提取需要哪些材料"));
    EXPECT_GT(cut.terms.size(), 1u);
    EXPECT_LE(cut.terms.size(), 16u);
    for (auto const& term : cut.terms)
        EXPECT_GT(term.size(), 3u) << term;
    EXPECT_EQ(cut_into_words(read_question("公积金")).terms, Texts{"公积金"}); // short ones stay
}

TEST(Marks, stand_where_the_terms_are)
{
    EXPECT_EQ(marked("本溪市住房公积金提取办法", "公积金"), Texts{"公积金"});
    EXPECT_EQ(marked("公积金、公积金", "公积金"), (Texts{"公积金", "公积金"}));
    EXPECT_EQ(marked("Fengye ＦＥＮＧＹＥ fengye", "fengye"), (Texts{"Fengye", "ＦＥＮＧＹＥ", "fengye"}));
    EXPECT_EQ(marked("提取公积金", "公积 积金"), Texts{"公积金"}); // what overlaps is one
    EXPECT_EQ(marked("没有", "公积金"), Texts{});
    EXPECT_EQ(marked("𠮷野家", "野家"), Texts{"野家"});
    EXPECT_EQ(marked("İstanbul 枫", "枫"), Texts{"枫"}); // whose small form is of another length
}

TEST(Excerpt, stands_around_the_first_mark_and_cuts_no_character)
{
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "前";
    text += "公积金";
    for (int i = 0; i < 200; ++i)
        text += "后";
    auto const excerpt = excerpt_of(text, marks_in(text, read_question("公积金")), 60);
    EXPECT_EQ(excerpt.size(), 180u);
    EXPECT_NE(excerpt.find("公积金"), std::string_view::npos);
    EXPECT_EQ(excerpt_of("短", {}, 60), "短");
    EXPECT_EQ(excerpt_of("", {}, 60), "");
}

} // namespace
} // namespace fengye::search
