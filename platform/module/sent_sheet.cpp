#include "platform/module/sent_sheet.hpp"

#include <fmt/format.h>

#include "platform/module/saved_file.hpp"

namespace fengye {

namespace {

constexpr std::size_t rows_measured = 200; // by these a workbook finds how wide its columns are

} // namespace

Result<http::Response> send_sheet(
    Desk const& desk, SheetFile file, sheet::Sheet sheet, sheet::MoreRows const& more, ExportNote const& note)
{
    while (more && sheet.rows.size() < rows_measured) {
        auto row = more();
        if (!row)
            break;
        sheet.rows.push_back(*std::move(row));
    }
    auto count = static_cast<std::int64_t>(sheet.rows.size());
    sheet::MoreRows const counted = [&] {
        auto row = more ? more() : std::nullopt;
        count += row ? 1 : 0;
        return row;
    };
    bool const is_workbook = file == SheetFile::xlsx;
    auto bytes = is_workbook ? sheet::to_xlsx(sheet, counted) : sheet::to_csv(sheet, counted);
    TRY(desk.platform.works.run(desk.actor(), [&](Work& work) -> Result<void> {
        work.record(note.act, note.subject, fmt::format("count={} filter={}", count, note.filter));
        return {};
    }));
    return as_file(
        std::move(bytes), is_workbook ? xlsx_type : csv_type,
        fmt::format("{} {}{}", sheet.name, to_text(desk.today), is_workbook ? ".xlsx" : ".csv"));
}

} // namespace fengye
