#include "app/clock_cells.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace fengye {

std::string_view trimmed(std::string_view text)
{
    auto const begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

namespace {

// RFC 4180, but for line breaks within a cell.
std::vector<std::string> split(std::string_view line)
{
    std::vector<std::string> cells(1);
    bool is_quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        char const c = line[at];
        if (c == '"' && is_quoted && line.substr(at + 1).starts_with('"'))
            cells.back() += line[++at];
        else if (c == '"' && (is_quoted || cells.back().empty()))
            is_quoted = !is_quoted;
        else if (c == ',' && !is_quoted)
            cells.emplace_back();
        else
            cells.back() += c;
    }
    if (is_quoted)
        throw BadCase{"a quotation mark is not closed"};
    return cells;
}

} // namespace

ClockCells cells_from(std::string_view line)
{
    auto const cells = split(line);
    if (cells.size() != clock_columns.size())
        throw BadCase{fmt::format("{} cells where there should be {}", cells.size(), clock_columns.size())};
    ClockCells row;
    std::transform(cells.begin(), cells.end(), row.begin(), trimmed);
    return row;
}

std::string to_line(ClockCells const& cells)
{
    std::string line;
    for (auto const& cell : cells) {
        if (&cell != &cells.front())
            line += ',';
        if (cell.find_first_of(",\"") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (char const c : cell)
            line += c == '"' ? std::string{"\"\""} : std::string(1, c);
        line += '"';
    }
    return line;
}

std::string clock_heading()
{
    return fmt::format("{}", fmt::join(clock_columns, ","));
}

} // namespace fengye
