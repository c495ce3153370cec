#pragma once

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fengye {

// What comes before `due` is given, the rest is expected.
inline constexpr std::array<std::string_view, 12> clock_columns{
    "id",    "days", "day_kind", "extension_max", "article", "events",
    "today", "due",  "left",     "late",          "account", "articles"};
inline constexpr std::size_t clock_columns_given = 7;

using ClockCells = std::array<std::string, clock_columns.size()>;

// What is wrong with a line; whoever reads the file adds which line it was.
struct BadCase : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// A line of the file, without its end. Throws BadCase.
ClockCells cells_from(std::string_view line);
std::string to_line(ClockCells const&);
// The line of column names.
std::string clock_heading();

// Without the blanks around it.
std::string_view trimmed(std::string_view);

} // namespace fengye
