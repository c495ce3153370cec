#include "platform/convert/cuts.hpp"

#include <gtest/gtest.h>

#include "tests/testing/tools.hpp"

namespace fengye::convert {
namespace {

// The left half is red, the right half blue.
std::string red_and_blue(std::string const& ending, int width, int height)
{
    auto ppm = "P6\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
    for (int at = 0; at < width * height; ++at)
        ppm += at % width < width / 2 ? std::string("\xff\0\0", 3) : std::string("\0\0\xff", 3);
    return run_tool("vips", {"copy", "in.ppm", "out." + ending}, ppm, "in.ppm", "out." + ending);
}

// Red, green and blue of the first pixel.
std::string first_pixel(std::string const& picture)
{
    auto const raw = run_tool("vips", {"copy", "input", "out.ppm"}, picture, "input", "out.ppm");
    auto const at = raw.find("\n255\n");
    return raw.substr(at + 5, 3);
}

TEST(Cuts, are_new_pictures_of_a_part)
{
    auto const part = cut_out(red_and_blue("png", 100, 60), {60, 10, 32, 24});
    ASSERT_TRUE(part) << part.error().words;
    auto const size = upright_size(*part);
    ASSERT_TRUE(size);
    EXPECT_EQ(size->width, 32);
    EXPECT_EQ(size->height, 24);
    EXPECT_EQ(first_pixel(*part), std::string("\0\0\xff", 3));
}

TEST(Cuts, are_measured_in_the_picture_as_people_see_it)
{
    auto turned = red_and_blue("jpg", 160, 80); // held so that red is above blue
    std::string const exif{"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 32};
    turned.insert(2, std::string{"\xff\xe1\x00\x22", 4} + exif);
    auto const size = upright_size(turned);
    ASSERT_TRUE(size);
    EXPECT_EQ(size->width, 80);
    EXPECT_EQ(size->height, 160);
    auto const below = cut_out(turned, {0, 100, 80, 60});
    ASSERT_TRUE(below) << below.error().words;
    EXPECT_GT(static_cast<unsigned char>(first_pixel(*below)[2]), 200);
}

TEST(Cuts, lie_in_the_picture)
{
    auto const picture = red_and_blue("png", 100, 60);
    EXPECT_EQ(cut_out(picture, {80, 0, 32, 24}).error().words, "platform.photo_cut_outside");
    EXPECT_EQ(cut_out(picture, {-1, 0, 32, 24}).error().words, "platform.photo_cut_outside");
    EXPECT_EQ(cut_out("%PDF-1.7", {0, 0, 32, 24}).error().words, "platform.photo_kind");
}

} // namespace
} // namespace fengye::convert
