#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "platform/clock/clock.hpp"

// Tables for those who go on counting: a list of the desk as a file for a spreadsheet.
namespace fengye::sheet {

enum class Kind { text, number, day, moment };

struct Column {
    std::string title;
    Kind kind = Kind::text;
};

// An empty cell, or a value; moments are shown in the city's time. What came from outside is text, whatever
// it looks like, and is never a formula or a link.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, Day, Moment>;

struct Sheet {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
};

// Rows that are made while they are written, after those of the sheet: a long list need never stand in
// memory. Nothing when there are no more.
using MoreRows = std::function<std::optional<std::vector<Cell>>()>;

// A workbook of one sheet whose titles stay in sight. Texts are cut at the 32,767 characters that a cell of
// Excel holds. Rows are written out as they come, so memory grows with the sheet and the file, not with a
// model of them. Throws above 1,048,575 rows, and when the disk is full.
std::string to_xlsx(Sheet const&, MoreRows const& more = {});

// RFC 4180 in UTF-8, with the mark by which Excel knows it.
std::string to_csv(Sheet const&, MoreRows const& more = {});

} // namespace fengye::sheet
