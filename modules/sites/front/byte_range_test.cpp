#include "modules/sites/front/byte_range.hpp"

#include <gtest/gtest.h>

namespace fengye::sites {

TEST(ByteRange, names_the_first_and_last_byte)
{
    auto const middle = read_range("bytes=10-19", 100).range.value();
    EXPECT_EQ(middle.first, 10u);
    EXPECT_EQ(middle.last, 19u);
    EXPECT_EQ(read_range("bytes=90-", 100).range->last, 99u);
    EXPECT_EQ(read_range("bytes=90-500", 100).range->last, 99u);
    EXPECT_EQ(read_range("bytes=-10", 100).range->first, 90u);
    EXPECT_EQ(read_range("bytes=-500", 100).range->first, 0u);
}

TEST(ByteRange, after_the_end_is_refused)
{
    EXPECT_TRUE(read_range("bytes=100-", 100).is_outside);
    EXPECT_TRUE(read_range("bytes=-0", 100).is_outside);
    EXPECT_TRUE(read_range("bytes=0-", 0).is_outside);
}

TEST(ByteRange, of_another_form_is_passed_over)
{
    for (auto const* header :
         {"", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-1", "bytes=0-1,5-6", "items=0-1",
          "bytes=99999999999999999999-"}) {
        auto const asked = read_range(header, 100);
        EXPECT_FALSE(asked.range || asked.is_outside) << header;
    }
}

} // namespace fengye::sites
