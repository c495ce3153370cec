#include <gtest/gtest.h>

#include "modules/editorial/desk/desk_test.hpp"

namespace fengye::editorial {
namespace {

// An item of two editions, submitted twice.
struct Twice : testing::Test {
    WritingPortal portal;
    Hands hands = portal.staffed("housing_construction");
    ItemId item;

    void SetUp() override
    {
        auto content = portal.notice("供热通知", "供热自11月1日开始，");
        item = portal.written(hands, content);
        auto edition = store::find_edition(portal.reader(), item, 1).value();
        edition.content.title = "供热的通知";
        edition.content.body =
            html::Sanitiser::clean(
                "<p>供热自10月28日开始，咨询电话：13800138000。</p><p>另行通知的除外。</p>")
                ->html;
        accepted(portal.as(
            hands.officer, [&](Work& work) { return save_version(work, item, edition.content, 1); }));
    }
    WebPage shown(std::string const& account, std::string const& query = {})
    {
        return portal.signed_in(account).get("/desk/editorial/items/" + item.text() + "/comparison" + query);
    }
};

TEST_F(Twice, edited_shows_what_came_and_what_went)
{
    auto const page = shown(hands.officer);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("11</del>"));
    EXPECT_TRUE(page.holds("10</ins>"));
    EXPECT_TRUE(page.holds("另行通知的除外。</ins>"));
    EXPECT_TRUE(page.holds("的</ins>通知")) << "the title";
    EXPECT_TRUE(page.holds("id=\"change-1\""));
    EXPECT_TRUE(page.holds("href=\"#change-2\""));
}

TEST_F(Twice, edited_can_be_seen_side_by_side)
{
    auto const page = shown(hands.reviewer, "?from=1&to=2&view=side");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("diff-side"));
}

TEST_F(Twice, the_same_edition_is_alike)
{
    EXPECT_TRUE(shown(hands.officer, "?from=2&to=2").holds("两稿完全一样"));
}

TEST_F(Twice, an_edition_that_is_not_there_is_not_found)
{
    for (auto const* query : {"?from=1&to=3", "?from=9&to=2", "?from=x&to=2", "?from=-1&to=2"})
        EXPECT_EQ(shown(hands.officer, query).status, std::string_view{query} == "?from=x&to=2" ? 200 : 404)
            << query;
}

TEST(Comparisons, of_one_edition_say_what_to_do)
{
    WritingPortal portal;
    auto const hands = portal.staffed("housing_construction");
    auto const item = portal.written(hands, portal.notice("供热通知"));
    auto const page =
        portal.signed_in(hands.officer).get("/desk/editorial/items/" + item.text() + "/comparison");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("只有一稿"));
}

} // namespace
} // namespace fengye::editorial
