#include "modules/editorial/domain/whole_numbers.hpp"

#include <gtest/gtest.h>

namespace fengye::editorial {
namespace {

std::string told(std::vector<Part> const& parts)
{
    std::string text;
    for (auto const& part : with_whole_numbers(parts))
        text += part.kind == PartKind::same      ? part.text
                : part.kind == PartKind::deleted ? "-" + part.text + "-"
                                                 : "+" + part.text + "+";
    return text;
}

constexpr auto same = PartKind::same, deleted = PartKind::deleted, inserted = PartKind::inserted;

TEST(WholeNumbers, take_the_digits_that_stayed_with_those_that_changed)
{
    EXPECT_EQ(told({{same, "自1"}, {deleted, "1"}, {inserted, "0"}, {same, "月"}}), "自-11-+10+月");
    EXPECT_EQ(told({{same, "约"}, {deleted, "1"}, {inserted, "2"}, {same, "8.5度"}}), "约-18.5-+28.5+度");
    EXPECT_EQ(told({{same, "共1"}, {inserted, "0"}, {same, "5件"}}), "共-15-+105+件");
}

TEST(WholeNumbers, leave_words_beside_figures_as_they_are)
{
    EXPECT_EQ(told({{same, "第5"}, {deleted, "条"}, {inserted, "款"}, {same, "6项"}}), "第5-条-+款+6项");
    EXPECT_EQ(told({{same, "没有改动18"}}), "没有改动18");
    EXPECT_EQ(told({}), "");
}

} // namespace
} // namespace fengye::editorial
