#include "modules/media/actions/keep_renditions.hpp"

#include <gtest/gtest.h>

#include "modules/media/store/renditions.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::media {
namespace {

class Renditions : public testing::TestWithParam<db::Engine> {
protected:
    TestWorks city{GetParam()};
    files::Files files{city.store.folder() / "files"};

    FileId picture(std::string const& bytes)
    {
        auto const hash = files.keep(bytes);
        return city
            .run([&](Work& work) -> Result<StoredFile> {
                return add_file(
                    work, UnitId{4}, {{FileKind::picture, "image/jpeg", "锅炉.jpg", {640, 480}}, hash, 10});
            })
            ->id;
    }
    RenderedPicture rendered(std::string const& bytes)
    {
        return {
            .source = files.keep(bytes),
            .made = {
                {{}, 320, 240, "image/avif", files.keep("small"), 5},
                {{}, 640, 480, "image/avif", files.keep("large"), 5}}};
    }
    template <class Act>
    void does(Act act)
    {
        ASSERT_TRUE(city.run([&](Work& work) -> Result<void> { return act(work); }));
    }
    std::vector<std::string> later(std::chrono::seconds wait)
    {
        std::vector<std::string> kinds;
        for (auto const& job : jobs::due(city.reader(), city.clock.now() + wait, 10))
            kinds.push_back(job.kind);
        return kinds;
    }
};
INSTANTIATE_TEST_SUITE_P(On, Renditions, both_engines(), engine_name);

TEST_P(Renditions, are_asked_for_with_a_picture_and_have_addresses_of_their_own)
{
    auto const id = picture("one");
    EXPECT_EQ(later(std::chrono::minutes{1}), std::vector<std::string>{"media.make_renditions"});
    auto const hash = find_file(city.reader(), id)->hash;
    EXPECT_EQ(store::next_to_render(city.reader()), hash);
    does([&](Work& work) { return keep_renditions(work, rendered("one")); });
    EXPECT_EQ(store::next_to_render(city.reader()), std::nullopt);
    auto const made = renditions_of(city.reader(), hash);
    ASSERT_EQ(made.size(), 2u);
    EXPECT_NE(made[0].id, id);
    auto const forms = forms_of(made);
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(
        forms[0].srcset,
        "/files/" + made[0].id.text() + "/320.avif 320w, /files/" + made[1].id.text() + "/640.avif 640w");
}

TEST_P(Renditions, of_what_cannot_be_rendered_are_not_tried_for_ever)
{
    picture("broken");
    does([&](Work& work) {
        return keep_renditions(work, {.source = files.keep("broken"), .problem = "platform.photo_broken"});
    });
    EXPECT_EQ(store::next_to_render(city.reader()), std::nullopt);
}

TEST_P(Renditions, go_with_their_picture)
{
    auto const id = picture("one");
    auto const hash = find_file(city.reader(), id)->hash;
    does([&](Work& work) { return keep_renditions(work, rendered("one")); });
    auto const made = renditions_of(city.reader(), hash);
    does([&](Work& work) -> Result<void> {
        drop_file(work, id);
        return {};
    });
    does([&](Work& work) { return erase_unused_file(work, files, {hash}); });
    EXPECT_TRUE(renditions_of(city.reader(), hash).empty());
    for (auto const& one : made)
        does([&](Work& work) { return erase_unused_file(work, files, {one.hash}); });
    for (auto const& one : made)
        EXPECT_FALSE(files.read(one.hash));
}

TEST_P(Renditions, that_were_made_while_their_picture_was_erased_are_erased_too)
{
    does([&](Work& work) { return keep_renditions(work, rendered("gone")); });
    EXPECT_EQ(later({}), (std::vector<std::string>{"media.erase_file", "media.erase_file"}));
    EXPECT_TRUE(renditions_of(city.reader(), files.keep("gone")).empty());
}

} // namespace
} // namespace fengye::media
