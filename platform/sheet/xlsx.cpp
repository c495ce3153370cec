#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "platform/files/temporary_folder.hpp"
#include "platform/sheet/cell_text.hpp"
#include "platform/sheet/sheet.hpp"

namespace fengye::sheet {

namespace {

constexpr std::size_t rows_max = 1'048'575; // and one of titles
constexpr std::size_t rows_measured = 200;

void must(lxw_error error)
{
    if (error != LXW_NO_ERROR)
        throw std::runtime_error{fmt::format("cannot write a sheet: {}", lxw_strerror(error))};
}

// Numbers of 16 digits and more lose their last ones in a spreadsheet; numbers of documents must not.
constexpr std::int64_t exact_max = 999'999'999'999'999;

// Days since the last day of 1899, as if 1900 had been a leap year: right from March 1900 on.
double serial_of(Day day)
{
    return static_cast<double>((day - fengye::day(1899, 12, 30)).count());
}

double serial_of(Moment moment)
{
    using Days = std::chrono::duration<double, std::chrono::days::period>;
    auto const midnight = moment_of(day_of(moment));
    return serial_of(day_of(moment)) + Days{moment - midnight}.count();
}

// A workbook that is being written. libxlsxwriter frees it when it is closed, and only then.
class Workbook {
public:
    Workbook(std::string const& path, std::string folder) : m_folder{std::move(folder)}
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = m_folder.data();
        m_book = ::workbook_new_opt(path.c_str(), &options);
        if (!m_book)
            throw std::runtime_error{"cannot begin a sheet"};
    }
    ~Workbook()
    {
        if (m_book)
            ::workbook_close(m_book);
    }
    Workbook(Workbook const&) = delete;

    lxw_workbook* book() const { return m_book; }
    void close() { must(::workbook_close(std::exchange(m_book, nullptr))); }

private:
    std::string m_folder;
    lxw_workbook* m_book = nullptr;
};

struct Formats {
    lxw_format* title;
    lxw_format* day;
    lxw_format* moment;
};

Formats formats_of(lxw_workbook* book)
{
    Formats const formats{
        ::workbook_add_format(book), ::workbook_add_format(book), ::workbook_add_format(book)};
    ::format_set_bold(formats.title);
    ::format_set_bottom(formats.title, LXW_BORDER_THIN);
    ::format_set_num_format(formats.day, "yyyy-mm-dd");
    ::format_set_num_format(formats.moment, "yyyy-mm-dd hh:mm");
    return formats;
}

// Writes one cell by its kind; what a spreadsheet could not hold exactly is written as text.
struct Writer {
    lxw_worksheet* sheet;
    Formats formats;
    lxw_row_t row;
    lxw_col_t column;

    void operator()(std::monostate) const {}
    void operator()(std::string const& text) const { write(text, nullptr); }
    void operator()(std::int64_t number) const
    {
        if (std::abs(number) > exact_max)
            write(std::to_string(number), nullptr);
        else
            must(::worksheet_write_number(sheet, row, column, static_cast<double>(number), nullptr));
    }
    void operator()(double number) const
    {
        if (std::isfinite(number))
            must(::worksheet_write_number(sheet, row, column, number, nullptr));
        else
            write(fmt::format("{}", number), nullptr);
    }
    void operator()(Day day) const
    {
        if (day < fengye::day(1900, 3, 1))
            write(to_text(day), nullptr);
        else
            must(::worksheet_write_number(sheet, row, column, serial_of(day), formats.day));
    }
    void operator()(Moment moment) const
    {
        if (day_of(moment) < fengye::day(1900, 3, 1))
            write(to_text(moment), nullptr);
        else
            must(::worksheet_write_number(sheet, row, column, serial_of(moment), formats.moment));
    }
    // As a string, never by the calls that look for formulas and addresses.
    void write(std::string const& text, lxw_format* format) const
    {
        auto const value = cut(plain(text), cell_units_max);
        if (!value.empty())
            must(::worksheet_write_string(sheet, row, column, value.c_str(), format));
    }
};

int width_of(Cell const& cell)
{
    auto const* text = std::get_if<std::string>(&cell);
    return text ? letters_wide(*text) : 0;
}

// Wide enough for the title and the first rows, between a word and a sentence.
double width_of(Sheet const& sheet, std::size_t column)
{
    constexpr int least[] = {8, 8, 12, 18}; // by kind
    int widest = std::max(
        letters_wide(sheet.columns[column].title), least[static_cast<int>(sheet.columns[column].kind)]);
    for (std::size_t row = 0; row < std::min(rows_measured, sheet.rows.size()); ++row)
        if (column < sheet.rows[row].size())
            widest = std::max(widest, width_of(sheet.rows[row][column]));
    return std::min(widest, 60) + 2;
}

// Excel takes 31 characters, and not these; without a name it gives its own.
std::string name_of(Sheet const& sheet)
{
    auto name = plain(sheet.name);
    std::erase_if(
        name, [](char c) { return std::string_view{"[]:*?/\\'\n\t"}.find(c) != std::string_view::npos; });
    return cut(name, 31);
}

void write_rows(Sheet const& sheet, MoreRows const& more, lxw_workbook* book)
{
    auto const name = name_of(sheet);
    auto* worksheet = ::workbook_add_worksheet(book, name.empty() ? nullptr : name.c_str());
    if (!worksheet)
        throw std::runtime_error{"cannot name a sheet"};
    Writer writer{worksheet, formats_of(book), 0, 0};
    ::worksheet_freeze_panes(worksheet, 1, 0);
    for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
        writer.column = static_cast<lxw_col_t>(column);
        must(::worksheet_set_column(
            worksheet, writer.column, writer.column, width_of(sheet, column), nullptr));
    }
    for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
        writer.column = static_cast<lxw_col_t>(column);
        writer.write(sheet.columns[column].title, writer.formats.title);
    }
    auto const write = [&](std::vector<Cell> const& row) {
        if (writer.row == rows_max)
            throw std::length_error{"a sheet holds no more than 1,048,575 rows"};
        ++writer.row;
        writer.column = 0;
        for (auto const& cell : row) {
            std::visit(writer, cell);
            ++writer.column;
        }
    };
    for (auto const& row : sheet.rows)
        write(row);
    if (more)
        while (auto const row = more())
            write(*row);
}

} // namespace

std::string to_xlsx(Sheet const& sheet, MoreRows const& more)
{
    files::TemporaryFolder const folder{"fengye-sheet"};
    auto const path = folder.path() / "sheet.xlsx";
    Workbook workbook{path, folder.path()};
    write_rows(sheet, more, workbook.book());
    workbook.close();

    std::ifstream file{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!file || bytes.empty())
        throw std::runtime_error{"cannot read a sheet that was just written"};
    return bytes;
}

} // namespace fengye::sheet
