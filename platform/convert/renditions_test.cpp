#include "platform/convert/renditions.hpp"

#include <gtest/gtest.h>

#include "tests/testing/tools.hpp"

namespace fengye::convert {
namespace {

std::string picture(std::string const& ending, int width, int height)
{
    auto const size = std::to_string(width) + " " + std::to_string(height);
    auto const bytes = std::string(static_cast<std::size_t>(3 * width * height), '\x60');
    return run_tool(
        "vips", {"copy", "in.ppm", "out." + ending}, "P6\n" + size + "\n255\n" + bytes, "in.ppm",
        "out." + ending);
}

TEST(Renditions, of_a_narrow_picture_are_its_own_width_in_three_forms)
{
    auto const made = renditions_of(picture("png", 200, 150));
    ASSERT_TRUE(made) << made.error().words;
    ASSERT_EQ(made->size(), 3u);
    std::vector<std::string> types;
    for (auto const& one : *made) {
        types.push_back(one.type);
        EXPECT_EQ(one.width, 200);
        EXPECT_EQ(one.height, 150);
        EXPECT_LT(one.bytes.size(), 2000u) << one.type;
    }
    EXPECT_EQ(types, (std::vector<std::string>{"image/avif", "image/webp", "image/jpeg"}));
}

TEST(Renditions, stand_upright_as_the_camera_was_held)
{
    auto turned = picture("jpg", 120, 90);
    std::string const exif{"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 32};
    turned.insert(2, std::string{"\xff\xe1\x00\x22", 4} + exif);
    auto const made = renditions_of(turned);
    ASSERT_TRUE(made) << made.error().words;
    EXPECT_EQ(made->front().width, 90);
    EXPECT_EQ(made->front().height, 120);
}

TEST(Renditions, are_not_made_of_what_moves_is_no_picture_or_would_unfold_too_far)
{
    EXPECT_EQ(renditions_of("GIF89a…NETSCAPE2.0").error().words, "platform.photo_kind");
    EXPECT_EQ(renditions_of("%PDF-1.7").error().words, "platform.photo_kind");
    // 30,000 x 30,000 of one colour: its header says so, and nothing behind it is read.
    std::string const bomb{
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0\x2e\x33\x4b\xf1\0\0\0\0IDAT",
        41};
    auto const refused = renditions_of(bomb);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().because, Because::not_valid);
}

} // namespace
} // namespace fengye::convert
