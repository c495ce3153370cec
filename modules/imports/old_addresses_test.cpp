#include "modules/editorial/actions/publish_item.hpp"
#include "modules/imports/actions/bring_in.hpp"
#include "platform/gazette/gazette.hpp"
#include "tests/testing/test_portal.hpp"

#include <gtest/gtest.h>

namespace fengye::imports {

namespace {

class OldAddresses : public testing::Test {
protected:
    void bring(std::vector<std::string> addresses)
    {
        OldPage page;
        page.key = addresses.front();
        page.title = "早年的放假通知";
        page.body = "<p>清明节放假一天。</p>";
        page.addresses = std::move(addresses);
        page.published_at = moment_from("2019-03-05 10:22");
        page.categories = {"通知"};
        Mapping mapping;
        mapping.places["通知"] = {"C016", "education"};
        auto& platform = portal.platform();
        auto const actor = Actor::program("command line");
        EXPECT_TRUE(bring_in(
            {portal.city().desk(), platform.works, platform.files, platform.clock, actor}, Way::real,
            OldSite{"www.old.gov.cn", {page}}, mapping, {}));
        portal.wait_until_shown();
    }

    // Where it leads, or its status.
    std::string asked(std::string const& target)
    {
        auto const page = portal.visitor().get(target);
        return page.status == 301 ? page.location() : std::to_string(page.status);
    }

    TestPortal portal;
};

TEST_F(OldAddresses, lead_to_the_article_for_ever_in_all_their_forms)
{
    bring({"/2019/03/放假通知/", "/?p=7", "/plus/view.php?aid=9", "/show.jsp?cid=1&id=2"});
    EXPECT_TRUE(portal.visitor().get("/article/1").holds("清明节放假一天"));
    EXPECT_TRUE(portal.visitor().get("/article/1").holds("2019-03-05"));
    for (auto const* old :
         {"/2019/03/%E6%94%BE%E5%81%87%E9%80%9A%E7%9F%A5/", "/2019/03/%e6%94%be%e5%81%87%e9%80%9a%e7%9f%a5",
          "/2019/03/%E6%94%BE%E5%81%87%E9%80%9A%E7%9F%A5/?from=timeline", "/?p=7", "/?from=timeline&p=7",
          "/plus/view.php?aid=9", "/plus/view.php?aid=9&page=1", "/show.jsp?cid=1&id=2"})
        EXPECT_EQ(asked(old), "/article/1") << old;
    EXPECT_EQ(portal.visitor().head("/?p=7").status, 301);
}

TEST_F(OldAddresses, hide_nothing_of_this_site)
{
    bring({"/news/", "/search", "/article/1", "/?page=2", "/"});
    EXPECT_EQ(asked("/news/"), "200");
    EXPECT_EQ(asked("/news"), "/news/");
    EXPECT_EQ(asked("/search"), "200");
    EXPECT_EQ(asked("/"), "200");
    EXPECT_EQ(asked("/article/1"), "200");
    EXPECT_EQ(asked("/?p=8"), "200");
    EXPECT_EQ(asked("/plus/view.php?aid=8"), "404");
    EXPECT_EQ(asked("/2019/03/nothing.html"), "404");
}

TEST_F(OldAddresses, of_an_article_taken_out_for_good_lead_nowhere_and_leave_no_word)
{
    bring({"/2019/03/放假通知/"});
    auto actor = Actor::program("command line");
    actor.rights = {{"editorial.read"}, {"editorial.withdraw"}};
    EXPECT_TRUE(portal.platform().works.run(actor, [](Work& work) {
        return editorial::withdraw_item(
            work, editorial::ItemId{1}, {editorial::WithdrawReason::must_not_be_public, {}, {}});
    }));
    portal.city().run_jobs();
    portal.wait_until_shown();
    EXPECT_EQ(asked("/2019/03/%E6%94%BE%E5%81%87%E9%80%9A%E7%9F%A5/"), "404");
    for (auto const& entry : gazette::after(portal.reader(), 0, 10'000))
        EXPECT_EQ(entry.publication.document.find("放假"), std::string::npos);
    bring({"/2019/03/放假通知/"}); // and does not come again
    EXPECT_EQ(asked("/article/2"), "404");
}

} // namespace

} // namespace fengye::imports
