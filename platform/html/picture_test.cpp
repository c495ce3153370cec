#include "platform/html/picture.hpp"

#include <gtest/gtest.h>

#include "platform/html/sanitiser.hpp"

namespace fengye::html {
namespace {

Picture const boiler{
    .address = "/files/81/a.jpg",
    .alt = "锅炉 \"一号\"",
    .width = 640,
    .height = 480,
    .forms = {{"image/avif", "/files/82/320.avif 320w"}, {"image/jpeg", "/files/83/320.jpg 320w"}}};

TEST(Picture, offers_its_forms_and_says_how_large_it_is)
{
    EXPECT_EQ(
        picture(boiler, "100vw", Loading::lazy).text(),
        R"(<picture><source type="image/avif" srcset="/files/82/320.avif 320w" sizes="100vw">)"
        R"(<img src="/files/81/a.jpg" srcset="/files/83/320.jpg 320w" sizes="100vw" alt="锅炉 &quot;一号&quot;" )"
        R"(width="640" height="480" loading="lazy" decoding="async"></picture>)");
}

TEST(Picture, keeps_in_sight_what_matters)
{
    auto const shown = picture({.address = "/a.jpg", .focus_x = 18, .focus_y = 94}, "", Loading::lazy).text();
    EXPECT_NE(shown.find(R"(class="focus-x2 focus-y9")"), std::string::npos) << shown;
}

TEST(Picture, is_itself_where_it_has_no_forms)
{
    EXPECT_EQ(
        picture({.address = "/a.jpg", .width = 4, .height = 3}, "100vw", Loading::first).text(),
        R"(<img src="/a.jpg" alt="" width="4" height="3" fetchpriority="high">)");
}

TEST(Pictures, of_a_text_get_the_forms_there_are_and_keep_their_words)
{
    auto const text =
        Sanitiser::present(
            Sanitiser::clean(R"(<p>前<img src="/files/81/a.jpg" alt="锅炉" width="300" height="100">后</p>)"
                             R"(<p><img src="/files/9/b.jpg" alt="别的"></p>)")
                ->html,
            "")
            .html;
    auto const shown = with_forms(text, {{"/files/81/", boiler}}, "50vw").text();
    EXPECT_NE(
        shown.find(
            R"(<p>前<picture><source type="image/avif" srcset="/files/82/320.avif 320w" sizes="50vw"><img src="/files/81/a.jpg")"),
        std::string::npos)
        << shown;
    EXPECT_NE(
        shown.find(R"( alt="锅炉" width="300" height="225" loading="lazy"></picture>后</p>)"),
        std::string::npos)
        << shown;
    EXPECT_NE(shown.find(R"(<p><img src="/files/9/b.jpg" alt="别的" loading="lazy"></p>)"), std::string::npos)
        << shown;
}

} // namespace
} // namespace fengye::html
