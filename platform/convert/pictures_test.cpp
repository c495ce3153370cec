#include "platform/convert/pictures.hpp"

#include <gtest/gtest.h>

#include "tests/testing/tools.hpp"

namespace fengye::convert {
namespace {

// A picture without any packing: the raw material of photographs, and how results are looked at.
struct Pixels {
    int width;
    int height;
    std::string bytes; // red, green, blue

    std::string at(int x, int y) const
    {
        auto const* const pixel = reinterpret_cast<unsigned char const*>(bytes.data()) + 3 * (y * width + x);
        if (pixel[0] > 200 && pixel[1] > 200 && pixel[2] > 200)
            return "white";
        return pixel[0] > 150 ? "red" : pixel[2] > 150 ? "blue" : "neither";
    }
};

// The left half is red, the right half blue.
Pixels red_and_blue(int width, int height)
{
    Pixels pixels{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            pixels.bytes += x < width / 2 ? std::string("\xff\0\0", 3) : std::string("\0\0\xff", 3);
    return pixels;
}

// As a camera sees a wall: a slow change of light with grain in it.
Pixels grainy(int width, int height)
{
    Pixels pixels{width, height, std::string(static_cast<std::size_t>(3 * width * height), '\0')};
    unsigned random = 1;
    for (std::size_t at = 0; at < pixels.bytes.size(); ++at) {
        random = random * 1664525u + 1013904223u;
        pixels.bytes[at] = static_cast<char>(60 + at * 120 / pixels.bytes.size() + (random >> 27));
    }
    return pixels;
}

std::string as(std::string const& ending, Pixels const& pixels)
{
    auto const ppm = "P6\n" + std::to_string(pixels.width) + " " + std::to_string(pixels.height) + "\n255\n" +
                     pixels.bytes;
    return run_tool("vips", {"copy", "in.ppm", "out." + ending}, ppm, "in.ppm", "out." + ending);
}

Pixels looked_at(std::string const& picture)
{
    auto const ppm = run_tool("vips", {"copy", "input", "out.ppm"}, picture, "input", "out.ppm");
    Pixels pixels{};
    int read = 0;
    EXPECT_EQ(
        std::sscanf(ppm.c_str(), "P6\n%*[#]%*[^\n]\n%d %d\n255%n", &pixels.width, &pixels.height, &read), 2);
    pixels.bytes = ppm.substr(ppm.size() - static_cast<std::size_t>(3 * pixels.width * pixels.height));
    return pixels;
}

std::string little(unsigned value, int bytes)
{
    std::string text;
    for (int at = 0; at < bytes; ++at)
        text += static_cast<char>(value >> (8 * at));
    return text;
}

std::string entry(unsigned tag, unsigned type, unsigned count, std::string const& value)
{
    return little(tag, 2) + little(type, 2) + little(count, 4) + value;
}

// What a telephone writes: how it was held, and 41° 17' 38" north, where it was.
std::string exif(unsigned orientation)
{
    std::string const maker = "FengyePhone 7";
    auto const maker_at = 8 + 2 + 3 * 12 + 4;
    auto const gps_at = maker_at + 14;
    auto const latitude_at = gps_at + 2 + 2 * 12 + 4;
    std::string tiff = "II" + little(42, 2) + little(8, 4);
    tiff += little(3, 2) + entry(0x010f, 2, 14, little(static_cast<unsigned>(maker_at), 4)) +
            entry(0x0112, 3, 1, little(orientation, 4)) +
            entry(0x8825, 4, 1, little(static_cast<unsigned>(gps_at), 4)) + little(0, 4);
    tiff += maker + '\0';
    tiff += little(2, 2) + entry(1, 2, 2, std::string("N\0\0\0", 4)) +
            entry(2, 5, 3, little(static_cast<unsigned>(latitude_at), 4)) + little(0, 4);
    for (unsigned const number : {41u, 17u, 38u})
        tiff += little(number, 4) + little(1, 4);
    return std::string("Exif\0\0", 6) + tiff;
}

std::string with_exif(std::string jpeg, std::string const& exif)
{
    auto const length = exif.size() + 2;
    std::string const segment{
        '\xff', '\xe1', static_cast<char>(length >> 8), static_cast<char>(length & 0xff)};
    return jpeg.insert(2, segment + exif);
}

std::string words_of(Result<Picture> const& result)
{
    return result ? "(taken)" : result.error().words;
}

TEST(Photos, of_every_kind_become_jpeg)
{
    auto const pixels = red_and_blue(64, 32);
    for (auto const* ending : {"jpg", "png", "webp", "gif", "heic"}) {
        auto const photo = smaller_photo(as(ending, pixels));
        ASSERT_TRUE(photo) << ending << ": " << words_of(photo);
        EXPECT_EQ(photo->width, 64) << ending;
        EXPECT_EQ(photo->height, 32) << ending;
        EXPECT_TRUE(photo->jpeg.starts_with("\xff\xd8\xff")) << ending;
        auto const seen = looked_at(photo->jpeg);
        EXPECT_EQ(seen.at(4, 16), "red") << ending;
        EXPECT_EQ(seen.at(60, 16), "blue") << ending;
    }
}

TEST(Photos, are_turned_as_they_were_held)
{
    struct Held {
        unsigned orientation;
        bool is_upended;
        char const* first; // colour of the left half, or of the upper one
    };
    auto const jpeg = as("jpg", red_and_blue(64, 32));
    for (auto const& [orientation, is_upended, first] :
         {Held{1, false, "red"}, Held{2, false, "blue"}, Held{3, false, "blue"}, Held{6, true, "red"},
          Held{8, true, "blue"}}) {
        auto const photo = smaller_photo(with_exif(jpeg, exif(orientation)));
        ASSERT_TRUE(photo) << orientation;
        EXPECT_EQ(photo->width, is_upended ? 32 : 64) << orientation;
        EXPECT_EQ(photo->height, is_upended ? 64 : 32) << orientation;
        EXPECT_EQ(looked_at(photo->jpeg).at(4, 4), first) << orientation;
    }
}

TEST(Photos, do_not_tell_where_and_with_what_they_were_taken)
{
    auto const jpeg = with_exif(as("jpg", red_and_blue(64, 32)), exif(6));
    auto const before = run_tool("vipsheader", {"-a", "input"}, jpeg);
    ASSERT_NE(before.find("GPSLatitude"), std::string::npos) << before; // the bytes above are what they claim
    ASSERT_NE(before.find("FengyePhone 7"), std::string::npos);
    auto const photo = smaller_photo(jpeg).value();
    EXPECT_EQ(photo.jpeg.find("Exif"), std::string::npos);
    EXPECT_EQ(photo.jpeg.find("FengyePhone"), std::string::npos);
    EXPECT_EQ(run_tool("vipsheader", {"-a", "input"}, photo.jpeg).find("exif"), std::string::npos);
}

TEST(Photos, of_twelve_megapixels_fit_in_1600_pixels_and_500_kilobytes)
{
    auto const photo = smaller_photo(as("jpg", grainy(4000, 3000))).value();
    EXPECT_EQ(photo.width, 1600);
    EXPECT_EQ(photo.height, 1200);
    EXPECT_LT(photo.jpeg.size(), 500'000u);
}

TEST(Photos, that_are_small_stay_small)
{
    auto const photo = smaller_photo(as("png", red_and_blue(20, 10))).value();
    EXPECT_EQ(photo.width, 20);
    EXPECT_EQ(photo.height, 10);
}

TEST(Photos, with_holes_in_them_stand_on_white)
{
    auto const opaque = as("png", red_and_blue(64, 32));
    auto const clear =
        run_tool("vips", {"bandjoin_const", "input", "out.png", "0"}, opaque, "input", "out.png");
    EXPECT_EQ(looked_at(smaller_photo(clear)->jpeg).at(4, 16), "white");
}

TEST(Photos, above_a_hundred_megapixels_are_refused_from_their_header)
{
    auto const bomb = run_tool("vips", {"black", "out.png", "10001", "10000"}, {}, "input", "out.png");
    EXPECT_LT(bomb.size(), 200'000u);
    EXPECT_EQ(words_of(smaller_photo(bomb)), "platform.photo_too_large");
    // Its header alone is enough: what would be decoded is not there at all.
    EXPECT_EQ(words_of(smaller_photo(bomb.substr(0, 8000))), "platform.photo_too_large");
}

TEST(Photos, of_just_a_hundred_megapixels_are_taken)
{
    auto const large = run_tool("vips", {"black", "out.png", "10000", "10000"}, {}, "input", "out.png");
    EXPECT_EQ(words_of(smaller_photo(large)), "(taken)");
}

TEST(Photos, above_twenty_megabytes_are_refused)
{
    auto jpeg = as("jpg", red_and_blue(64, 32));
    jpeg.resize(photo_bytes_max + 1);
    EXPECT_EQ(words_of(smaller_photo(jpeg)), "platform.photo_too_heavy");
}

TEST(Photos, that_arrived_in_part_are_refused)
{
    auto const pixels = grainy(400, 300);
    for (auto const* ending : {"jpg", "png", "webp", "gif", "heic"}) {
        auto const whole = as(ending, pixels);
        EXPECT_EQ(words_of(smaller_photo(whole)), "(taken)") << ending;
        EXPECT_EQ(words_of(smaller_photo(whole.substr(0, whole.size() * 2 / 3))), "platform.photo_broken")
            << ending;
        EXPECT_FALSE(smaller_photo(whole.substr(0, 40))) << ending;
    }
}

TEST(Photos, of_other_kinds_are_refused)
{
    for (std::string const bytes :
         {"", "x", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
          "<!DOCTYPE html><p>x", "%PDF-1.7\n", "PK\x03\x04", "II*", "RIFF\x04xxxAVI LIST",
          "P6\n1 1\n255\nabc"})
        EXPECT_EQ(words_of(smaller_photo(bytes)), "platform.photo_kind") << bytes;
    EXPECT_EQ(words_of(smaller_photo(as("tif", red_and_blue(8, 8)))), "platform.photo_kind");
}

TEST(Photos, that_only_begin_like_one_are_refused)
{
    for (std::string const beginning :
         {"\xff\xd8\xff\xe0", "\x89PNG\r\n\x1a\n", "GIF89a", "RIFF\x10xxxWEBP", "xxxxftypheic"})
        EXPECT_EQ(
            words_of(smaller_photo(
                beginning + "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")),
            "platform.photo_broken")
            << beginning;
}

TEST(Photos, carry_nothing_that_was_hidden_behind_or_inside_them)
{
    auto jpeg = as("jpg", red_and_blue(64, 32));
    std::string const comment = "<?php system($_GET['x']); ?>";
    jpeg.insert(2, std::string("\xff\xfe\0", 3) + static_cast<char>(comment.size() + 2) + comment);
    jpeg += "PK\x03\x04 <script>alert(1)</script>";
    auto const photo = smaller_photo(jpeg).value();
    for (auto const* hidden : {"<?php", "PK\x03\x04", "<script>"})
        EXPECT_EQ(photo.jpeg.find(hidden), std::string::npos) << hidden;
}

TEST(Photos, are_made_behind_low_walls_too)
{
    Jail jail{Walls::limits_only};
    EXPECT_TRUE(smaller_photo(as("heic", red_and_blue(64, 32)), jail));
}

} // namespace
} // namespace fengye::convert
