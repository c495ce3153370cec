#include <gtest/gtest.h>

#include "modules/people/people_test.hpp"
#include "platform/gazette/gazette.hpp"

namespace fengye::people {

class LoadUnits : public testing::TestWithParam<db::Engine> {};
INSTANTIATE_TEST_SUITE_P(On, LoadUnits, both_engines(), engine_name);

TEST_P(LoadUnits, numbers_the_bodies_in_the_order_of_the_file)
{
    TestWorks city{GetParam()};
    EXPECT_EQ(accepted(city.run([](Work& work) { return load_units(work); })), 53);

    auto const all = units(city.reader());
    ASSERT_EQ(all.size(), 53u);
    EXPECT_EQ(all.front().code, "municipal_office");
    EXPECT_EQ(all.front().id, UnitId{1});
    EXPECT_EQ(all.back().code, "public_enterprise");
    EXPECT_EQ(all.back().id, UnitId{53});
    auto const housing = find_unit(city.reader(), "housing_construction").value();
    EXPECT_EQ(housing.name_zh, "本溪市住房和城乡建设局");
    EXPECT_EQ(housing.unit_kind, UnitKind::department);
    EXPECT_EQ(housing.division_code, "210500");
    EXPECT_EQ(housing.site_mode, "second_level");
}

TEST_P(LoadUnits, publishes_each_body_once)
{
    TestWorks city{GetParam()};
    accepted(city.run([](Work& work) { return load_units(work); }));
    EXPECT_EQ(gazette::last_number(city.reader()), 53);
    accepted(city.run([](Work& work) { return load_units(work); }));
    EXPECT_EQ(gazette::last_number(city.reader()), 53);
}

TEST_P(LoadUnits, publishes_a_body_again_that_has_changed)
{
    TestWorks city{GetParam()};
    accepted(city.run([](Work& work) { return load_units(work); }));
    constexpr std::string_view renamed = R"([[unit]]
code = "finance"
name_zh = "本溪市财政局（新）"
kind = "department")";
    accepted(city.run([&](Work& work) { return load_units(work, renamed); }));
    EXPECT_EQ(gazette::last_number(city.reader()), 54);
    EXPECT_EQ(units(city.reader()).size(), 53u);
    EXPECT_EQ(find_unit(city.reader(), "finance")->name_zh, "本溪市财政局（新）");
}

TEST_P(LoadUnits, refuses_a_body_of_no_known_kind)
{
    TestWorks city{GetParam()};
    constexpr std::string_view wrong = R"([[unit]]
code = "x"
name_zh = "某单位"
kind = "castle")";
    auto const loaded = city.run([&](Work& work) { return load_units(work, wrong); });
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().because, Because::not_valid);
}

} // namespace fengye::people
