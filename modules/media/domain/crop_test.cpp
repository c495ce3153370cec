#include "modules/media/domain/crop.hpp"

#include <gtest/gtest.h>

namespace fengye::media {
namespace {

TEST(Crop, is_as_wide_as_it_can_be_about_the_focal_point)
{
    auto const middle = widest_crop({1600, 900}, {50, 50});
    EXPECT_EQ(middle.width, 1200);
    EXPECT_EQ(middle.height(), 900);
    EXPECT_EQ(middle.x, 200);
    EXPECT_EQ(widest_crop({1600, 900}, {0, 50}).x, 0);
    EXPECT_EQ(widest_crop({1600, 900}, {100, 50}).x, 400);
    auto const tall = widest_crop({600, 1000}, {50, 90});
    EXPECT_EQ(tall.width, 600);
    EXPECT_EQ(tall.y, 550);
}

TEST(Crop, lies_in_the_picture_and_is_four_to_three_to_the_pixel)
{
    auto const crop = crop_in({1600, 900}, 10, 20, 803);
    ASSERT_TRUE(crop);
    EXPECT_EQ(crop->width, 800);
    EXPECT_EQ(crop->height(), 600);
    EXPECT_EQ(crop_in({1600, 900}, 801, 0, 800).error().fields.front().field, "x");
    EXPECT_EQ(crop_in({1600, 900}, 0, 301, 800).error().fields.front().field, "y");
    EXPECT_EQ(crop_in({1600, 900}, 0, 0, 1400).error().fields.front().field, "width");
    EXPECT_EQ(crop_in({1600, 900}, -1, 0, 800).error().fields.front().field, "x");
    EXPECT_FALSE(crop_in({1600, 900}, 0, 0, 8));
}

} // namespace
} // namespace fengye::media
