#include <fmt/format.h>

#include "platform/sheet/cell_text.hpp"
#include "platform/sheet/sheet.hpp"

namespace fengye::sheet {

namespace {

std::string quoted(std::string const& value)
{
    if (value.find_first_of(",\"\r\n") == std::string::npos)
        return value;
    std::string text{'"'};
    for (char const c : value)
        text.append(c == '"' ? 2 : 1, c);
    return text + '"';
}

// An apostrophe before it makes a spreadsheet take it as the text it is.
std::string value_of(std::string const& text)
{
    auto value = plain(text);
    return quoted(looks_like_a_formula(value) || text.starts_with('\r') ? "'" + value : value);
}

std::string value_of(Cell const& cell)
{
    struct Values {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(std::string const& text) const { return value_of(text); }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return fmt::format("{}", number); }
        std::string operator()(Day day) const { return to_text(day); }
        std::string operator()(Moment moment) const { return to_text(moment); }
    };
    return std::visit(Values{}, cell);
}

} // namespace

std::string to_csv(Sheet const& sheet, MoreRows const& more)
{
    std::string text{"\xef\xbb\xbf"};
    auto const write_row = [&](auto const& row, auto const& value) {
        bool is_first = true;
        for (auto const& cell : row) {
            text += is_first ? "" : ",";
            text += value(cell);
            is_first = false;
        }
        text += "\r\n";
    };
    write_row(sheet.columns, [](Column const& column) { return value_of(column.title); });
    auto const write = [&](std::vector<Cell> const& row) {
        write_row(row, [](Cell const& cell) { return value_of(cell); });
    };
    for (auto const& row : sheet.rows)
        write(row);
    if (more)
        while (auto const row = more())
            write(*row);
    return text;
}

} // namespace fengye::sheet
