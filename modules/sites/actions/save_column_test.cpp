#include "modules/sites/actions/save_column.hpp"

#include <gtest/gtest.h>

#include "modules/sites/sites_test.hpp"
#include "modules/sites/store/columns.hpp"
#include "modules/sites/store/redirects.hpp"

namespace fengye::sites {

namespace {

ColumnChange notices()
{
    return {"通知公告", "Notices", "news", "notices", {"all_departments"}, 180, ColumnKind::article_list,
            true};
}

} // namespace

class SaveColumn : public testing::TestWithParam<db::Engine> {
protected:
    TestSite site{GetParam()};

    Result<PublishedColumn> save(ColumnChange const& change, std::int64_t version)
    {
        return site.run([&](Work& work) { return save_column(work, site.column("C016"), version, change); });
    }
    std::int64_t version()
    {
        return store::find_stored_column(site.city.reader(), site.column("C016"))->version;
    }
};

TEST_P(SaveColumn, renames_a_column_everywhere_at_once)
{
    site.has({"C016"}, "关于冬季供热的通告");
    auto change = notices();
    change.name_zh = "政府公告";
    change.interval = 30;
    ASSERT_TRUE(save(change, 1));
    EXPECT_TRUE(site.get("/news/notices/").shows("<h1>政府公告</h1>"));
    EXPECT_TRUE(site.get("/map").shows("政府公告"));
    EXPECT_EQ(find_column(site.city.reader(), "C016")->update_interval_days, 30);
    EXPECT_EQ(find_column(site.city.reader(), "C016")->check_class, "notice_policy");
}

TEST_P(SaveColumn, leaves_the_old_address_leading_to_the_new)
{
    site.has({"C016"}, "关于冬季供热的通告");
    auto change = notices();
    change.slug = "announcements";
    ASSERT_TRUE(save(change, 1));
    auto const old = site.get("/news/notices/");
    EXPECT_EQ(old.status, 301);
    EXPECT_EQ(old.header("Location"), "/news/announcements/");
    EXPECT_EQ(site.get("/news/announcements/").status, 200);

    change.slug = "public";
    ASSERT_TRUE(save(change, 2));
    EXPECT_EQ(site.get("/news/notices/").header("Location"), "/news/public/"); // not in two steps
    EXPECT_EQ(site.get("/news/announcements/").header("Location"), "/news/public/");
    EXPECT_EQ(store::redirects_of(site.city.reader(), site.column("C016")).size(), 2u);
}

TEST_P(SaveColumn, may_go_back_to_an_address_it_had)
{
    auto change = notices();
    change.slug = "announcements";
    ASSERT_TRUE(save(change, 1));
    ASSERT_TRUE(save(notices(), 2));
    EXPECT_EQ(site.get("/news/notices/").status, 200);
    EXPECT_EQ(site.get("/news/announcements/").header("Location"), "/news/notices/");
    auto const before = site.dump();
    site.rebuild();
    EXPECT_EQ(site.dump(), before);
}

TEST_P(SaveColumn, moves_a_column_to_the_end_of_another_channel)
{
    auto change = notices();
    change.channel = "openness";
    auto const moved = save(change, 1);
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->path, "/openness/notices/");
    auto const all = columns(site.city.reader());
    auto const last = std::find_if(
        all.rbegin(), all.rend(), [&](auto const& column) { return column.channel == moved->channel; });
    EXPECT_EQ(last->code, "C016");
}

TEST_P(SaveColumn, refuses_an_address_another_column_has)
{
    auto change = notices();
    change.slug = "headlines";
    EXPECT_EQ(save(change, 1).error().fields.front().field, "slug");
    EXPECT_EQ(version(), 1);
}

TEST_P(SaveColumn, names_every_wrong_field)
{
    auto const refused =
        save({"", "", "news", "No tices", {}, std::nullopt, ColumnKind::article_list, true}, 1);
    std::vector<std::string> fields;
    for (auto const& wrong : refused.error().fields)
        fields.push_back(wrong.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"name_zh", "slug", "unit", "interval"}));
}

TEST_P(SaveColumn, refuses_who_read_an_older_version)
{
    ASSERT_TRUE(save(notices(), 1));
    EXPECT_EQ(save(notices(), 1).error().because, Because::conflict);
}

TEST_P(SaveColumn, switched_off_takes_it_from_the_site)
{
    site.has({"C016"}, "关于冬季供热的通告");
    auto change = notices();
    change.enabled = false;
    ASSERT_TRUE(save(change, 1));
    EXPECT_EQ(site.get("/news/notices/").status, 404);
    EXPECT_FALSE(site.get("/map").shows("通知公告"));
    change.enabled = true;
    ASSERT_TRUE(save(change, 2));
    EXPECT_EQ(site.get("/news/notices/").status, 200);
}

TEST_P(SaveColumn, leaves_a_row_in_the_journal)
{
    ASSERT_TRUE(save(notices(), 1));
    auto const rows = journal::of_subject(site.city.reader(), "column/16");
    ASSERT_FALSE(rows.empty());
    EXPECT_EQ(rows.front().entry.act, "sites.column_saved");
}

INSTANTIATE_TEST_SUITE_P(On, SaveColumn, both_engines(), engine_name);

} // namespace fengye::sites
