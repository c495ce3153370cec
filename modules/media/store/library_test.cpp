#include "modules/media/store/library.hpp"

#include <gtest/gtest.h>

#include "modules/media/actions/describe_file.hpp"
#include "modules/media/actions/take_upload.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::media {
namespace {

class Library : public testing::TestWithParam<db::Engine> {
protected:
    TestWorks city{GetParam()};

    FileId
    added(std::string const& name, std::string const& hash, std::int64_t bytes = 10, UnitId unit = UnitId{4})
    {
        return city
            .run([&](Work& work) -> Result<StoredFile> {
                auto const kind = name.ends_with(".png") ? FileKind::picture : FileKind::document;
                return add_file(work, unit, {{kind, "application/pdf", name}, hash, bytes});
            })
            ->id;
    }
    template <class Act>
    void does(Act act)
    {
        ASSERT_TRUE(city.run([&](Work& work) -> Result<void> {
            act(work);
            return {};
        }));
    }
    std::vector<std::string> names(store::LibraryFilter filter)
    {
        filter.unit = UnitId{4};
        std::vector<std::string> names;
        for (auto const& one : store::list_files(city.reader(), filter))
            names.push_back(one.file.name);
        EXPECT_EQ(store::count_files(city.reader(), filter), static_cast<std::int64_t>(names.size()));
        return names;
    }
};
INSTANTIATE_TEST_SUITE_P(On, Library, both_engines(), engine_name);

using Names = std::vector<std::string>;

TEST_P(Library, shows_a_unit_its_own_files_the_newest_first_and_those_asked_for)
{
    auto const first = added("供热.png", "a");
    added("通知.pdf", "b");
    added("别人的.pdf", "c", 10, UnitId{5});
    EXPECT_EQ(names({}), (Names{"通知.pdf", "供热.png"}));
    EXPECT_EQ(names({.kind = FileKind::picture}), Names{"供热.png"});
    EXPECT_EQ(names({.keyword = "通知"}), Names{"通知.pdf"});
    EXPECT_EQ(names({.keyword = "#" + first.text()}), Names{"供热.png"});
    does([&](Work& work) { store::save_alt(work.tx, first, "锅炉房的工人"); });
    EXPECT_EQ(names({.keyword = "锅炉"}), Names{"供热.png"});
}

TEST_P(Library, counts_who_uses_a_file_once_whatever_names_it_there)
{
    auto const used = added("用了.pdf", "a");
    added("没用.pdf", "b");
    does([&](Work& work) {
        note_holder(work.tx, {"item/1", UnitId{4}, "供热通知", "/desk/editorial/items/1", "x.state_draft"});
        note_uses(work.tx, "item/1", "newest", {used});
        note_uses(work.tx, "item/1", "draft/7", {used, used});
    });
    EXPECT_EQ(store::list_files(city.reader(), {.unit = UnitId{4}})[1].uses, 1);
    EXPECT_EQ(names({.only_unused = true}), Names{"没用.pdf"});
    auto const holders = holders_of(city.reader(), used);
    ASSERT_EQ(holders.size(), 1u);
    EXPECT_EQ(holders[0].title, "供热通知");

    does([&](Work& work) { note_uses(work.tx, "item/1", "newest", {}); });
    EXPECT_EQ(holders_of(city.reader(), used).size(), 1u); // the draft still has it
    does([&](Work& work) { forget_uses(work.tx, "item/1"); });
    EXPECT_TRUE(holders_of(city.reader(), used).empty());
}

TEST_P(Library, has_room_up_to_the_quota_and_counts_the_same_bytes_once)
{
    added("一.pdf", "a", 60);
    added("又一.pdf", "a", 60);
    EXPECT_EQ(bytes_of_unit(city.reader(), UnitId{4}), 60);
    EXPECT_TRUE(check_room(city.reader(), UnitId{4}, "b", 40, 100));
    EXPECT_TRUE(check_room(city.reader(), UnitId{4}, "a", 60, 60)); // there already
    auto const refused = check_room(city.reader(), UnitId{4}, "b", 41, 100);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().words, "media.no_room");
    EXPECT_TRUE(check_room(city.reader(), UnitId{5}, "b", 100, 100));
}

TEST_P(Library, learns_what_a_picture_shows_from_an_item_but_is_not_overruled_by_it)
{
    auto const picture = added("供热.png", "a");
    does([&](Work& work) { note_alt(work.tx, picture, "锅炉房"); });
    does([&](Work& work) { note_alt(work.tx, picture, "别的"); });
    EXPECT_EQ(find_file(city.reader(), picture)->alt, "锅炉房");
}

TEST_P(Library, forgets_the_uses_of_what_is_erased)
{
    auto const file = added("用了.pdf", "a");
    does([&](Work& work) {
        note_uses(work.tx, "item/1", "newest", {file});
        drop_file(work, file);
        note_holder(work.tx, {"item/1", UnitId{4}, "供热通知", "/desk", "x.state_draft"});
    });
    EXPECT_TRUE(holders_of(city.reader(), file).empty());
}

} // namespace
} // namespace fengye::media
