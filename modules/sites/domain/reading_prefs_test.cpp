#include <gtest/gtest.h>

#include "modules/sites/domain/reading_prefs.hpp"
#include "platform/embed/embed.hpp"

namespace fengye::sites {

TEST(ReadingPrefs, come_back_from_their_cookie)
{
    ReadingPrefs prefs;
    prefs.choose("size", "3");
    prefs.choose("elder", "on");
    prefs.choose("scheme", "contrast");
    EXPECT_EQ(prefs.cookie(), "contrast.size-3.elder");
    auto const again = ReadingPrefs::from_cookie(prefs.cookie());
    EXPECT_EQ(again.value_of("size"), "3");
    EXPECT_EQ(again.value_of("elder"), "on");
    EXPECT_EQ(again.value_of("spacing"), "normal");
}

TEST(ReadingPrefs, pass_over_whatever_else_a_cookie_holds)
{
    auto const prefs = ReadingPrefs::from_cookie("../../etc/passwd.size-9.dark.;.elder\x01");
    EXPECT_EQ(prefs.cookie(), "dark");
}

TEST(ReadingPrefs, take_no_value_that_is_not_offered)
{
    ReadingPrefs prefs;
    prefs.choose("size", "40");
    prefs.choose("colour", "red");
    EXPECT_TRUE(prefs.is_standard());
}

TEST(ReadingPrefs, have_a_sheet_for_every_choice)
{
    for (auto const& choice : prefs_choices())
        for (auto const value : choice.values) {
            ReadingPrefs prefs;
            prefs.choose(choice.name, value);
            for (auto const& sheet : prefs.sheets())
                EXPECT_TRUE(embed::exists("platform/browser/prefs/" + sheet + ".css")) << sheet;
        }
}

} // namespace fengye::sites
