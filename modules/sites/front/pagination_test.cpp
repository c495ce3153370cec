#include "modules/sites/sites.hpp"

#include <gtest/gtest.h>

namespace fengye::sites {

namespace {

// "1 … 7 8 [9] 10 11 … 20"
std::string shown(std::int64_t total, int current)
{
    std::string text;
    for (auto const& [name, value] :
         page_values({total, 10, current}, [](int number) { return std::to_string(number); }))
        if (name == "PAGES")
            for (auto const& one : std::get<std::vector<html::Values>>(value.held())) {
                std::string number = "…";
                bool is_here = false;
                for (auto const& [part, held] : one) {
                    if (part == "PAGE_NUMBER")
                        number = std::get<std::string>(held.held());
                    is_here = is_here || (part == "IS_HERE" && std::get<bool>(held.held()));
                }
                text += (text.empty() ? "" : " ") + (is_here ? "[" + number + "]" : number);
            }
    return text;
}

} // namespace

TEST(Pagination, shows_both_ends_and_the_neighbours)
{
    EXPECT_EQ(shown(0, 1), "[1]");
    EXPECT_EQ(shown(30, 2), "1 [2] 3");
    EXPECT_EQ(shown(200, 1), "[1] 2 3 … 20");
    EXPECT_EQ(shown(200, 9), "1 … 7 8 [9] 10 11 … 20");
    EXPECT_EQ(shown(200, 20), "1 … 18 19 [20]");
    EXPECT_EQ(shown(10'000'000, 500'000), "1 … 499998 499999 [500000] 500001 500002 … 1000000");
}

TEST(Pagination, gives_each_page_one_address)
{
    EXPECT_EQ(read_page("").value(), 1);
    EXPECT_EQ(read_page("12").value(), 12);
    for (auto const* wrong : {"0", "-1", "01", "1a", "x", "99999999999", " 1"})
        EXPECT_FALSE(read_page(wrong)) << wrong;
}

} // namespace fengye::sites
