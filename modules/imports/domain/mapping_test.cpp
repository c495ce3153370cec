#include "modules/imports/domain/mapping.hpp"

#include <gtest/gtest.h>

namespace fengye::imports {

namespace {

Result<Mapping> read(std::string const& text)
{
    return read_mapping({"mapping.toml", text});
}

std::string said(Result<Mapping> const& read)
{
    return read ? "accepted" : read.error().words + " " + read.error().values.at("line");
}

TEST(MappingFile, says_where_old_categories_go)
{
    auto const mapping =
        read("undated = \"2010-01-02\"\n[otherwise]\ncolumn = \"C013\"\nunit = \"education\"\n"
             "[[category]]\nold = \"新闻/通知\"\ncolumn = \"C016\"\nunit = \"housing_construction\"\n"
             "[[category]]\nold = \"招聘\"\nskip = true\n[[category]]\nold = \"未定\"\ncolumn = \"\"\n");
    ASSERT_EQ(said(mapping), "accepted");
    EXPECT_EQ(to_text(*mapping->undated), "2010-01-02 00:00");
    EXPECT_EQ(mapping->place_of("新闻/通知")->column, "C016");
    EXPECT_TRUE(mapping->place_of("招聘")->is_left_out);
    EXPECT_EQ(mapping->place_of("未定")->column, "C013");
    EXPECT_EQ(mapping->place_of("别的")->unit, "education");
    EXPECT_EQ(Mapping{}.place_of("别的"), nullptr);
}

TEST(MappingFile, that_is_wrong_is_refused_with_the_line)
{
    EXPECT_EQ(said(read("a = \n")), "imports.error_mapping 1");
    EXPECT_EQ(said(read("[[category]]\nold = \"一\"\ncolum = \"C016\"\n")), "imports.error_mapping_key 1");
    EXPECT_EQ(said(read("undated = \"去年\"\n")), "imports.error_mapping_time 1");
    EXPECT_EQ(
        said(read("[[category]]\nold = \"一\"\n[[category]]\nold = \"一\"\n")),
        "imports.error_mapping_twice 3");
}

TEST(MappingFile, to_be_filled_in_is_one_that_can_be_read)
{
    auto const text = skeleton_of({{"新闻/\"引号\"\n", 12, "C016", ""}, {"", 3}});
    auto const mapping = read(text);
    ASSERT_EQ(said(mapping), "accepted");
    EXPECT_EQ(mapping->place_of("新闻/\"引号\"\n")->column, "C016");
    EXPECT_EQ(mapping->place_of(""), nullptr);
}

} // namespace

} // namespace fengye::imports
