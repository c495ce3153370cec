#include <gtest/gtest.h>

#include "modules/sites/domain/fixtures.hpp"

namespace fengye::sites {

namespace {

PublishedColumn column_of(std::vector<std::string> responsible)
{
    PublishedColumn column;
    column.responsible = std::move(responsible);
    return column;
}

people::UnitRecord unit_of(std::string code, people::UnitKind kind)
{
    people::UnitRecord unit;
    unit.code = std::move(code);
    unit.unit_kind = kind;
    return unit;
}

} // namespace

TEST(Columns, are_answered_for_by_the_units_they_name)
{
    auto const health = unit_of("health", people::UnitKind::department);
    EXPECT_TRUE(answers_for(health, column_of({"education", "health"})));
    EXPECT_FALSE(answers_for(health, column_of({"education"})));
}

TEST(Columns, are_answered_for_by_all_units_of_a_class)
{
    auto const department = unit_of("health", people::UnitKind::department);
    auto const county = unit_of("benxi_county", people::UnitKind::autonomous_county);
    auto const company = unit_of("enterprise", people::UnitKind::enterprise);
    EXPECT_TRUE(answers_for(department, column_of({"all_departments"})));
    EXPECT_FALSE(answers_for(department, column_of({"all_counties"})));
    EXPECT_TRUE(answers_for(county, column_of({"all_counties"})));
    EXPECT_FALSE(answers_for(county, column_of({"all_departments"})));
    EXPECT_FALSE(answers_for(company, column_of({"all_departments", "all_counties"})));
}

TEST(Columns, of_a_new_city_are_the_table_of_131)
{
    auto const channels = starting_columns();
    ASSERT_EQ(channels.size(), 10u);
    std::vector<std::string> codes;
    for (auto const& [channel, columns] : channels)
        for (auto const& column : columns) {
            codes.push_back(column.code);
            EXPECT_TRUE(column.path.starts_with('/')) << column.code;
            EXPECT_FALSE(column.name_zh.empty() || column.name_en.empty() || column.responsible.empty())
                << column.code;
        }
    ASSERT_EQ(codes.size(), 131u);
    EXPECT_EQ(codes.front(), "C001");
    EXPECT_EQ(codes.back(), "C131");
    EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
}

TEST(Columns, named_by_the_layout_all_exist)
{
    std::vector<std::string> codes;
    for (auto const& [channel, columns] : starting_columns())
        for (auto const& column : columns)
            codes.push_back(column.code);
    auto const exists = [&](std::string const& code) {
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    auto const layout = starting_layout();
    for (auto const& block : layout.blocks)
        for (auto const& code : block.columns)
            EXPECT_TRUE(exists(code)) << code;
    for (auto const* tiles : {&layout.tiles, &layout.elder_tiles})
        for (auto const& tile : *tiles)
            EXPECT_TRUE(exists(tile.column)) << tile.column;
    for (auto const& code : layout.topics)
        EXPECT_TRUE(exists(code)) << code;
}

} // namespace fengye::sites
