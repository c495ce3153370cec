#include "modules/sites/actions/load_columns.hpp"

#include <gtest/gtest.h>

#include "modules/sites/actions/move_column.hpp"
#include "modules/sites/actions/redirects.hpp"
#include "modules/sites/sites_test.hpp"

namespace fengye::sites {

class LoadColumns : public testing::TestWithParam<db::Engine> {
protected:
    TestSite site{GetParam()};
};

TEST_P(LoadColumns, numbers_channels_and_columns_in_their_order)
{
    auto const all = columns(site.city.reader());
    ASSERT_EQ(all.size(), 131u);
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i].id.number, static_cast<std::int64_t>(i + 1));
        EXPECT_EQ(all[i].code, fmt::format("C{:03}", i + 1));
    }
    auto const top = channels(site.city.reader());
    ASSERT_EQ(top.size(), 10u);
    EXPECT_EQ(top[1].slug, "news");
    EXPECT_EQ(
        find_column(site.city.reader(), "C052")->responsible,
        (std::vector<std::string>{"education", "health"}));
    EXPECT_EQ(find_column(site.city.reader(), "C088")->target, "https://trading.example/");
}

TEST_P(LoadColumns, changes_nothing_the_second_time)
{
    auto const before = site.dump();
    accepted(site.run([](Work& work) { return load_columns(work); }));
    EXPECT_EQ(site.dump(), before);
    EXPECT_EQ(columns(site.city.reader()).size(), 131u);
}

TEST_P(LoadColumns, lets_columns_change_places)
{
    accepted(site.run([&](Work& work) { return move_column(work, site.column("C012"), Direction::up); }));
    auto const all = columns(site.city.reader());
    auto const headlines =
        std::find_if(all.begin(), all.end(), [](auto const& column) { return column.code == "C011"; });
    EXPECT_EQ(std::prev(headlines)->code, "C012");
    accepted(site.run(
        [&](Work& work) { return move_column(work, site.column("C012"), Direction::up); })); // first already
    EXPECT_EQ(columns(site.city.reader())[10].code, "C012");
}

TEST_P(LoadColumns, takes_addresses_of_the_former_site)
{
    accepted(site.run([](Work& work) { return add_redirect(work, "/xwzx/index.html", "/news/"); }));
    EXPECT_EQ(site.get("/xwzx/index.html").header("Location"), "/news/");
    for (auto const* wrong : {"xwzx", "//evil.example/", "/", "/a b"})
        EXPECT_FALSE(site.run([&](Work& work) { return add_redirect(work, wrong, "/news/"); })) << wrong;
    EXPECT_FALSE(site.run([](Work& work) { return add_redirect(work, "/news/notices/", "/news/"); }));
    EXPECT_FALSE(site.run([](Work& work) { return add_redirect(work, "/old", "https://evil.example/"); }));
}

INSTANTIATE_TEST_SUITE_P(On, LoadColumns, both_engines(), engine_name);

} // namespace fengye::sites
