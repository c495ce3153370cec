#include <gtest/gtest.h>

#include "modules/editorial/desk/desk_test.hpp"

namespace fengye::editorial {
namespace {

struct StoredFilesOfALibrary : testing::Test {
    WritingPortal portal;
    Hands hands = portal.staffed("housing_construction");
    Hands others = portal.staffed("education");
    ItemId id = portal.written(hands, portal.notice("供热缴费通知"));

    WebPage put(FileId file)
    {
        return portal.signed_in(hands.officer)
            .post("/desk/editorial/items/" + id.text() + "/stored-files", {{"stored", "#" + file.text()}});
    }
    std::size_t held()
    {
        auto const draft = store::find_draft(portal.reader(), id, portal.actor(hands.officer).person);
        return draft ? draft->content.files.size() : 0;
    }
};

TEST_F(StoredFilesOfALibrary, are_put_into_an_item_once)
{
    auto const table = portal.file(hands, "附表.pdf", "%PDF-1.7 table");
    EXPECT_EQ(put(table.id).status, 303);
    EXPECT_EQ(put(table.id).status, 303);
    EXPECT_EQ(held(), 1u);
}

TEST_F(StoredFilesOfALibrary, are_those_of_the_unit_and_pictures_say_first_what_they_show)
{
    EXPECT_EQ(put(portal.file(others, "附表.pdf", "%PDF-1.7 theirs").id).status, 422);
    auto const picture = portal.file(hands, "锅炉.gif", std::string{"GIF89a\x04\0\x03\0\0\0\0;", 14});
    EXPECT_EQ(put(picture.id).status, 422);
    portal.signed_in(hands.officer)
        .post("/desk/media/" + picture.id.text() + "/description", {{"alt", "锅炉房的工人"}});
    EXPECT_EQ(put(picture.id).status, 303);
    auto const draft = store::find_draft(portal.reader(), id, portal.actor(hands.officer).person);
    EXPECT_EQ(draft->content.files.at(0).alt, "锅炉房的工人");
}

} // namespace
} // namespace fengye::editorial
