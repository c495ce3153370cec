#include "modules/casework/actions/keep_file.hpp"

#include <gtest/gtest.h>

#include "platform/convert/jpeg_header.hpp"
#include "tests/testing/test_portal.hpp"
#include "tests/testing/tools.hpp"

namespace fengye::casework {
namespace {

constexpr std::string_view maker = "FengyePhone 7";

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

// What a telephone writes before the picture: its maker, and 41° north, where it was.
std::string with_place(std::string jpeg)
{
    constexpr unsigned maker_at = 8 + 2 + 2 * 12 + 4, gps_at = maker_at + 14,
                       latitude_at = gps_at + 2 + 2 * 12 + 4;
    std::string tiff = "II" + little(42, 2) + little(8, 4) + little(2, 2) +
                       entry(0x010f, 2, 14, little(maker_at, 4)) + entry(0x8825, 4, 1, little(gps_at, 4)) +
                       little(0, 4) + std::string{maker} + '\0';
    tiff += little(2, 2) + entry(1, 2, 2, std::string("N\0\0\0", 4)) +
            entry(2, 5, 3, little(latitude_at, 4)) + little(0, 4);
    for (unsigned const number : {41u, 17u, 38u})
        tiff += little(number, 4) + little(1, 4);
    auto const exif = std::string("Exif\0\0", 6) + tiff;
    auto const length = exif.size() + 2;
    return jpeg.insert(
        2,
        std::string{'\xff', '\xe1', static_cast<char>(length >> 8), static_cast<char>(length & 0xff)} + exif);
}

// As a camera sees a wall: light with grain in it.
std::string photo(int width, int height, std::string const& ending)
{
    std::string pixels(static_cast<std::size_t>(3 * width * height), '\0');
    unsigned random = 1;
    for (std::size_t at = 0; at < pixels.size(); ++at) {
        random = random * 1664525u + 1013904223u;
        pixels[at] = static_cast<char>(60 + at * 120 / pixels.size() + (random >> 27));
    }
    return run_tool(
        "vips", {"copy", "in.ppm", "out." + ending},
        "P6\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n" + pixels, "in.ppm",
        "out." + ending);
}

class KeepingFiles : public testing::Test {
protected:
    TestPortal portal;
    Vault vault{portal.platform().key};

    KeptFile kept(std::string const& name, std::string const& bytes)
    {
        return people_accepted(keep_file(portal.platform().files, vault, name, bytes));
    }
    std::string bytes_of(KeptFile const& file) { return file_bytes(portal.platform().files, vault, file); }
    // The words beside the field, or "taken".
    std::string refusal(std::string const& name, std::string const& bytes)
    {
        return words(keep_file(portal.platform().files, vault, name, bytes));
    }
    static std::string words(Result<KeptFile> const& result)
    {
        if (result)
            return "taken";
        EXPECT_EQ(result.error().because, Because::not_valid) << "the writer keeps the form";
        EXPECT_EQ(result.error().fields.size(), 1u);
        EXPECT_EQ(result.error().fields.front().field, "file");
        return result.error().fields.front().words;
    }

private:
    static KeptFile people_accepted(Result<KeptFile> result)
    {
        if (!result)
            throw std::runtime_error{"refused: " + result.error().words};
        return *std::move(result);
    }
};

TEST_F(KeepingFiles, nothing_tells_where_a_photograph_was_taken)
{
    auto const original = with_place(photo(640, 480, "jpg"));
    ASSERT_NE(original.find(maker), std::string::npos);
    auto const file = kept("IMG_0042.JPG", original);
    auto const bytes = bytes_of(file);
    EXPECT_EQ(bytes.find(maker), std::string::npos);
    EXPECT_EQ(bytes.find("Exif"), std::string::npos);
    EXPECT_TRUE(convert::size_of_bare_jpeg(bytes)) << "nothing stands beside the picture";
    EXPECT_EQ(file.name, "IMG_0042.jpg");
    EXPECT_EQ(file.type, "image/jpeg");
    EXPECT_EQ(file.size_bytes, static_cast<std::int64_t>(bytes.size()));
}

TEST_F(KeepingFiles, a_photograph_of_twelve_megapixels_becomes_small)
{
    auto const original = photo(4000, 3000, "jpg");
    ASSERT_GT(original.size(), 1'000'000u);
    auto const bytes = bytes_of(kept("楼道积水.jpeg", original));
    EXPECT_LT(bytes.size(), 500'000u);
    EXPECT_EQ(convert::size_of_bare_jpeg(bytes)->width, 1600);
}

TEST_F(KeepingFiles, pictures_of_telephones_become_jpeg_whatever_their_name)
{
    auto const heic = kept("IMG_0007.HEIC", photo(640, 480, "heic"));
    EXPECT_EQ(heic.name, "IMG_0007.jpg");
    EXPECT_EQ(heic.type, "image/jpeg");
    EXPECT_EQ(kept("说明.pdf", photo(64, 48, "png")).name, "说明.jpg");
}

TEST_F(KeepingFiles, documents_stay_as_they_are)
{
    std::string const pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
    auto const file = kept("证明材料.pdf", pdf);
    EXPECT_EQ(bytes_of(file), pdf);
    EXPECT_EQ(file.name, "证明材料.pdf");
    EXPECT_EQ(refusal("清单.txt", "电梯停运记录\n"), "taken");
}

TEST_F(KeepingFiles, what_is_neither_picture_nor_document_is_refused)
{
    EXPECT_EQ(refusal("photo.jpg", "just text, whatever the name says"), "casework.file_kind");
    EXPECT_EQ(refusal("all.zip", "PK\x03\x04 and so on"), "casework.file_kind");
    EXPECT_EQ(
        refusal("film.mp4", std::string("\0\0\0\x18", 4) + "ftypisom" + std::string(40, '\0')),
        "casework.file_kind");
    EXPECT_EQ(refusal("empty.pdf", ""), "media.file_empty");
}

TEST_F(KeepingFiles, pictures_that_would_fill_the_memory_are_refused)
{
    auto const bomb = run_tool("vips", {"black", "bomb.png", "12000", "12000"}, {}, "input", "bomb.png");
    ASSERT_LT(bomb.size(), 1'000'000u);
    EXPECT_EQ(refusal("small.png", bomb), "platform.photo_too_large");
}

TEST_F(KeepingFiles, a_broken_picture_is_refused)
{
    auto const half = photo(640, 480, "jpg").substr(0, 9000);
    EXPECT_EQ(refusal("half.jpg", half), "platform.photo_broken");
}

TEST_F(KeepingFiles, a_picture_that_cannot_be_cleaned_now_is_not_kept)
{
    convert::Jail busy{
        convert::Walls::limits_only, {.at_once = 0, .waiting = 0, .patience = std::chrono::milliseconds{1}}};
    auto const result = keep_file(portal.platform().files, vault, "a.jpg", photo(64, 48, "jpg"), busy);
    EXPECT_EQ(words(result), "casework.photo_not_now");
}

} // namespace
} // namespace fengye::casework
