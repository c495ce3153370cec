#include "modules/editorial/actions/publish_pictures.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "modules/editorial/actions/publish_item.hpp"
#include "modules/editorial/desk/desk_test.hpp"
#include "tests/testing/tools.hpp"

namespace fengye::editorial {
namespace {

// A real one: what is made of it is made by vips.
std::string grey_png(int width, int height)
{
    auto const size = std::to_string(width) + " " + std::to_string(height);
    auto const bytes = std::string(static_cast<std::size_t>(3 * width * height), '\x60');
    return run_tool(
        "vips", {"copy", "in.ppm", "out.png"}, "P6\n" + size + "\n255\n" + bytes, "in.ppm", "out.png");
}

struct PublishedPictures : testing::Test {
    WritingPortal portal;
    Hands hands = portal.staffed("housing_construction");
    media::StoredFile boiler = portal.file(hands, "锅炉.png", grey_png(160, 120));
    ItemId id = portal.published(hands, with_picture());

    Content with_picture()
    {
        auto content = portal.notice("供热准备就绪");
        content.body = html::Sanitiser::clean(
                           "<p><img src=\"" + media::path_of(boiler.id, boiler.name) + "\" alt=\"锅炉\"></p>")
                           ->html;
        content.files.push_back(
            {.id = boiler.id,
             .name = boiler.name,
             .type = boiler.type,
             .hash = boiler.hash,
             .width = 160,
             .height = 120,
             .is_picture = true,
             .alt = "锅炉"});
        return content;
    }
    void render()
    {
        portal.clock.set(portal.clock.now() + std::chrono::hours{1});
        // The portal's own hands may have begun the job already and not be done.
        for (int i = 0; i < 200 && page().find("<picture>") == std::string::npos; ++i) {
            portal.city().run_jobs();
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
    }
    std::string page()
    {
        portal.wait_until_shown();
        return portal.visitor().get(path_of(id)).body;
    }
    static std::string between(std::string const& text, std::string const& before, std::string const& after)
    {
        auto const at = text.find(before);
        auto const begin = at + before.size();
        return at == std::string::npos ? "" : text.substr(begin, text.find(after, begin) - begin);
    }
};

TEST_F(PublishedPictures, get_their_smaller_forms_when_these_are_made_and_lose_them_with_the_item)
{
    auto const before = page();
    EXPECT_NE(before.find("<img src=\"/files/"), std::string::npos);
    EXPECT_EQ(before.find("<picture>"), std::string::npos);
    render();
    auto const after = page();
    auto const address = between(after, "<source type=\"image/avif\" srcset=\"", " 160w");
    ASSERT_TRUE(address.ends_with("/160.avif")) << after;
    auto const modified = between(before, "\"dateModified\":\"", "\"");
    EXPECT_FALSE(modified.empty());
    EXPECT_EQ(between(after, "\"dateModified\":\"", "\""), modified); // nothing about the text has changed

    auto const form = portal.visitor().get(address);
    EXPECT_EQ(form.status, 200);
    EXPECT_EQ(form.header("content-type"), "image/avif");

    auto const hash = media::renditions_of(portal.reader(), boiler.hash).at(0).hash;
    EXPECT_TRUE(portal.platform().files.read(hash));
    accepted(portal.as(hands.head, [&](Work& work) {
        return withdraw_item(work, id, {WithdrawReason::must_not_be_public, {}, {}});
    }));
    portal.wait_until_shown();
    EXPECT_EQ(portal.visitor().get(address).status, 404);
    render(); // and every other job
    EXPECT_FALSE(portal.platform().files.read(hash));
}

} // namespace
} // namespace fengye::editorial
