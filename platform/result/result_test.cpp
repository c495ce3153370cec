#include "platform/result/result.hpp"

#include <memory>

#include <gtest/gtest.h>

#include "platform/result/names.hpp"

namespace fengye {
namespace {

enum class Colour { red, dark_green };
constexpr Names<2> names_of(Colour)
{
    return {"red", "dark_green"};
}

Result<int> half_of(int number)
{
    if (number % 2 != 0)
        return refuse(Because::not_valid, "test.odd", "number");
    return number / 2;
}

Result<int> quarter_of(int number)
{
    auto const half = TRY(half_of(number));
    return half_of(half);
}

Result<std::unique_ptr<int>> made(bool works)
{
    if (!works)
        return refuse(Because::conflict, "test.not_made");
    return std::make_unique<int>(7);
}

Result<void> take(bool works)
{
    std::unique_ptr<int> kept;
    kept = TRY(made(works));
    EXPECT_EQ(*kept, 7);
    return {};
}

TEST(Result, a_refusal_goes_up_and_says_why)
{
    EXPECT_EQ(quarter_of(12), 3);
    auto const refused = quarter_of(6);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().because, Because::not_valid);
    EXPECT_EQ(refused.error().words, "test.odd");
    ASSERT_EQ(refused.error().fields.size(), 1u);
    EXPECT_EQ(refused.error().fields[0].field, "number");
}

TEST(Result, what_can_only_be_moved_is_moved)
{
    EXPECT_TRUE(take(true));
    EXPECT_EQ(take(false).error().because, Because::conflict);
}

TEST(Names, are_the_enumerators_both_ways)
{
    EXPECT_EQ(name_of(Colour::dark_green), "dark_green");
    EXPECT_EQ(parse<Colour>("red"), Colour::red);
    EXPECT_EQ(parse<Colour>("Red"), std::nullopt);
    EXPECT_EQ(parse<Colour>(""), std::nullopt);
}

} // namespace
} // namespace fengye
