#include <gtest/gtest.h>

#include "modules/media/store/library.hpp"
#include "tests/testing/test_portal.hpp"
#include "tests/testing/tools.hpp"

namespace fengye::media {
namespace {

std::string red_and_blue_png()
{
    std::string pixels = "P6\n240 120\n255\n";
    for (int at = 0; at < 240 * 120; ++at)
        pixels += at % 240 < 120 ? std::string("\xff\0\0", 3) : std::string("\0\0\xff", 3);
    return run_tool("vips", {"copy", "in.ppm", "out.png"}, pixels, "in.ppm", "out.png");
}

struct Cropping : testing::Test {
    TestPortal portal;
    UnitId unit = portal.unit("housing_construction");
    Browser officer = hired();

    Browser hired()
    {
        portal.hired("officer", "housing_construction", {people::Role::officer});
        auto browser = portal.signed_in("officer");
        browser.upload("/desk/media", {}, {{"file", "供热.png", red_and_blue_png()}});
        return browser;
    }
    std::vector<store::LibraryFile> files() { return store::list_files(portal.reader(), {.unit = unit}); }
    std::string address() { return "/desk/media/" + files().back().file.id.text() + "/crop"; }
};

TEST_F(Cropping, makes_a_new_picture_of_a_part_and_keeps_the_whole)
{
    auto const page = officer.get(address());
    EXPECT_TRUE(page.holds("name=\"width\" type=\"number\" min=\"80\" value=\"160\"")) << page.body;
    auto const cut = officer.post(
        address(),
        {{"x", "140"}, {"y", "20"}, {"width", "82"}, {"focus_x", "80"}, {"focus_y", "50"}, {"then", "cut"}});
    ASSERT_EQ(cut.status, 303) << cut.body;
    ASSERT_EQ(files().size(), 2u);
    auto const part = files().front().file;
    EXPECT_EQ(part.name, "供热-4x3.png");
    EXPECT_EQ(part.size.width, 80);
    EXPECT_EQ(part.size.height, 60);
    EXPECT_EQ(part.focus.x, 65); // 192 of 240 is 52 of 80
    EXPECT_EQ(files().back().file.name, "供热.png");
}

TEST_F(Cropping, shows_the_frame_again_and_says_what_does_not_fit)
{
    auto const looked = officer.post(address(), {{"x", "3"}, {"y", "4"}, {"width", "100"}, {"then", "look"}});
    EXPECT_EQ(looked.status, 200);
    EXPECT_TRUE(looked.holds("x=\"3\" y=\"4\" width=\"100\" height=\"75\""));
    auto const refused =
        officer.post(address(), {{"x", "200"}, {"y", "0"}, {"width", "100"}, {"then", "cut"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.holds("画框超出了图片"));
    EXPECT_EQ(files().size(), 1u);
}

TEST_F(Cropping, keeps_the_focal_point_alone)
{
    officer.post(address(), {{"focus_x", "20"}, {"focus_y", "130"}, {"then", "focus"}});
    EXPECT_EQ(files().back().file.focus.x, 20);
    EXPECT_EQ(files().back().file.focus.y, 100);
    EXPECT_EQ(files().size(), 1u);
}

} // namespace
} // namespace fengye::media
