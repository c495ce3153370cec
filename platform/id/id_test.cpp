#include "platform/id/next_id.hpp"

#include <gtest/gtest.h>

#include "tests/testing/engines.hpp"
#include "tests/testing/test_store.hpp"

namespace fengye {
namespace {

TEST(Id, is_read_from_the_whole_of_a_positive_number)
{
    EXPECT_EQ(UnitId::from("81"), UnitId{81});
    EXPECT_EQ(UnitId::from("9223372036854775807"), UnitId{9223372036854775807});
    for (auto const* wrong :
         {"", "0", "-1", "+1", " 1", "1 ", "1a", "0x1", "1.0", "9223372036854775808", "８１"})
        EXPECT_EQ(UnitId::from(wrong), std::nullopt) << wrong;
}

TEST(Id, that_was_never_given_is_false)
{
    EXPECT_FALSE(UnitId{});
    EXPECT_TRUE(UnitId{1});
}

class NextId : public ::testing::TestWithParam<db::Engine> {
protected:
    TestStore store{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(On, NextId, both_engines(), engine_name);

TEST_P(NextId, counts_each_kind_by_itself)
{
    auto tx = store->begin();
    EXPECT_EQ(next_id<UnitId>(tx, "units"), UnitId{1});
    EXPECT_EQ(next_id<UnitId>(tx, "units"), UnitId{2});
    EXPECT_EQ(next_number(tx, "documents/2026"), 1);
    EXPECT_EQ(next_number(tx, "documents/2027"), 1);
}

TEST_P(NextId, is_given_out_only_by_what_is_committed)
{
    {
        auto tx = store->begin();
        EXPECT_EQ(next_number(tx, "letters"), 1);
    }
    auto tx = store->begin();
    EXPECT_EQ(next_number(tx, "letters"), 1);
    tx.commit();
    auto later = store->begin();
    EXPECT_EQ(next_number(later, "letters"), 2);
}

} // namespace
} // namespace fengye
