#include "modules/casework/article_text.hpp"

#include <gtest/gtest.h>

namespace fengye::casework {
namespace {

TEST(ArticleText, names_the_law_in_full)
{
    Words const words;
    auto const zh = [&](std::string_view article) { return article_text(words, Language::zh_cn, article); };
    auto const en = [&](std::string_view article) { return article_text(words, Language::en, article); };
    EXPECT_EQ(zh("REG 33"), "《政府信息公开条例》第三十三条");
    EXPECT_EQ(en("REG 33"), "Regulation on Open Government Information, art. 33");
    EXPECT_EQ(zh("LIC 45"), "《行政许可法》第四十五条");
    EXPECT_EQ(zh("PET 34"), "《信访工作条例》第三十四条");
    EXPECT_EQ(zh("Civil Code 203"), "《民法典》第二百零三条");
    EXPECT_EQ(en("Civil Code 203"), "Civil Code, art. 203");
    EXPECT_EQ(zh("REG 31(1)"), "《政府信息公开条例》第三十一条第一项");
    EXPECT_EQ(en("REG 31(1)"), "Regulation on Open Government Information, art. 31 (1)");
}

TEST(ArticleText, says_when_the_city_set_the_limit_itself)
{
    Words const words;
    EXPECT_EQ(article_text(words, Language::zh_cn, "city"), "本市自定的办理时限");
    EXPECT_EQ(article_text(words, Language::en, "city"), "a limit the city set itself");
}

TEST(ArticleText, leaves_what_it_does_not_know_as_it_is)
{
    Words const words;
    for (auto const* text : {"", "XYZ 3", "REG", "REG 0", "REG 12345", "REG 33a", "本政办〔2026〕5号"})
        EXPECT_EQ(article_text(words, Language::en, text), text);
}

TEST(ArticleText, counts_in_chinese)
{
    for (auto const& [number, text] :
         {std::pair{1, "一"},
          {10, "十"},
          {12, "十二"},
          {20, "二十"},
          {33, "三十三"},
          {100, "一百"},
          {105, "一百零五"},
          {110, "一百一十"},
          {203, "二百零三"},
          {1000, "一千"},
          {1001, "一千零一"},
          {1010, "一千零一十"},
          {1260, "一千二百六十"},
          {9999, "九千九百九十九"}})
        EXPECT_EQ(chinese_number(number), text);
}

} // namespace
} // namespace fengye::casework
