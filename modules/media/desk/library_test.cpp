#include <gtest/gtest.h>

#include "modules/media/store/library.hpp"
#include "tests/testing/test_portal.hpp"

namespace fengye::media {
namespace {

std::string const tiny_gif{"GIF89a\x04\x00\x03\x00\x00\x00\x00;", 14};

struct LibraryScreen : testing::Test {
    TestPortal portal{std::chrono::seconds{0}, Settings{.media_quota_bytes = 1000}};
    UnitId unit = portal.unit("housing_construction");

    LibraryScreen()
    {
        portal.hired("officer", "housing_construction", {people::Role::officer});
        portal.hired("reviewer", "housing_construction", {people::Role::reviewer});
        portal.hired("other", "education", {people::Role::officer});
    }
    std::vector<store::LibraryFile> files() { return store::list_files(portal.reader(), {.unit = unit}); }
    WebPage sent(Browser& officer, std::string const& name, std::string const& bytes)
    {
        return shown(officer, officer.upload("/desk/media", {}, {{"file", name, bytes}}));
    }
    static WebPage shown(Browser& officer, WebPage const& page)
    {
        return page.status == 303 ? officer.follow(page) : page;
    }
};

TEST_F(LibraryScreen, takes_a_file_and_shows_it_to_its_unit_alone)
{
    auto officer = portal.signed_in("officer");
    auto const page = sent(officer, "供热.gif", tiny_gif);
    ASSERT_EQ(files().size(), 1u) << page.body;
    EXPECT_TRUE(page.holds("已上传"));
    EXPECT_TRUE(officer.get("/desk/media").holds("供热.gif"));
    EXPECT_TRUE(officer.get("/desk/media?kind=document").holds("没有文件"));
    auto other = portal.signed_in("other");
    EXPECT_FALSE(other.get("/desk/media").holds("供热.gif"));
    auto const address = "/desk/media/" + files()[0].file.id.text();
    EXPECT_EQ(other.get(address).status, 404);
    EXPECT_EQ(portal.signed_in("reviewer").get(address).status, 200);
}

TEST_F(LibraryScreen, says_so_when_the_same_bytes_come_again)
{
    auto officer = portal.signed_in("officer");
    sent(officer, "供热.gif", tiny_gif);
    auto const again = sent(officer, "另一个名字.gif", tiny_gif);
    EXPECT_TRUE(again.holds("媒体库里已有相同的文件"));
    EXPECT_EQ(files().size(), 1u);
}

TEST_F(LibraryScreen, refuses_what_the_unit_has_no_room_for_in_words)
{
    auto officer = portal.signed_in("officer");
    auto const page = sent(officer, "大.pdf", "%PDF-1.7\n" + std::string(2000, 'x'));
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(page.holds("空间已满"));
    EXPECT_TRUE(files().empty());
}

TEST_F(LibraryScreen, keeps_what_a_picture_shows)
{
    auto officer = portal.signed_in("officer");
    sent(officer, "供热.gif", tiny_gif);
    auto const address = "/desk/media/" + files()[0].file.id.text();
    EXPECT_TRUE(officer.get(address).holds("缺替代文字"));
    EXPECT_EQ(officer.post(address + "/description", {{"alt", " "}}).status, 422);
    auto const kept = officer.post(address + "/description", {{"alt", "锅炉房的工人"}});
    EXPECT_TRUE(shown(officer, kept).holds("替代文字已保存"));
    EXPECT_EQ(files()[0].file.alt, "锅炉房的工人");
}

TEST_F(LibraryScreen, gives_its_list_for_a_spreadsheet_without_formulas)
{
    auto officer = portal.signed_in("officer");
    sent(officer, "=1+1.gif", tiny_gif);
    auto const page = officer.get("/desk/media/files.csv");
    EXPECT_NE(page.body.find("'=1+1.gif"), std::string::npos) << page.body;
    EXPECT_TRUE(officer.get("/desk/media/files.xlsx?kind=picture").body.starts_with("PK"));
    EXPECT_EQ(journal::of_subject(portal.reader(), "files").size(), 2u);
}

TEST_F(LibraryScreen, shows_no_thumbnail_of_another_units_picture)
{
    auto officer = portal.signed_in("officer");
    sent(officer, "供热.gif", tiny_gif);
    auto const address = "/desk/media/" + files()[0].file.id.text() + "/thumbnail";
    EXPECT_EQ(officer.get(address).body, tiny_gif); // none is made yet
    EXPECT_EQ(portal.signed_in("other").get(address).status, 404);
}

} // namespace
} // namespace fengye::media
