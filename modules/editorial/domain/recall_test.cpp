#include "modules/editorial/domain/recall.hpp"

#include <gtest/gtest.h>

namespace fengye::editorial {
namespace {

TEST(Recall, knows_a_copy_by_its_longest_sentences)
{
    auto const sentences = telling_sentences(
        "各区县：现将城北热力站抢修期间的人员名单和联系方式印发给你们，请照办。名单见附件。"
        "现将城北热力站抢修期间的人员名单和联系方式印发给你们。\n此件不得转发任何与抢修无关的单位和个人",
        5);
    EXPECT_EQ(
        sentences, (std::vector<std::string>{
                       "现将城北热力站抢修期间的人员名单和联系方式印发给你们",
                       "此件不得转发任何与抢修无关的单位和个人"}));
    EXPECT_EQ(telling_sentences("短。很短。", 5).size(), 0u);
    EXPECT_EQ(telling_sentences("", 5).size(), 0u);
    EXPECT_EQ(telling_sentences(std::string(100'000, 'a'), 1).at(0).size(), 60u);
}

} // namespace
} // namespace fengye::editorial
