#pragma once

#include <string>

#include "platform/module/desk.hpp"
#include "platform/sheet/sheet.hpp"

namespace fengye {

// How a list of the desk leaves the house: as a workbook, or as values parted by commas.
enum class SheetFile { xlsx, csv };

// What the journal says of it, with the number of rows: no list leaves without that.
struct ExportNote {
    std::string act;      // editorial.exported
    std::string subject;  // items
    std::string filter{}; // what it was narrowed by
};

// The sheet with its rows and those `more` gives, under the sheet's name and the day.
Result<http::Response>
send_sheet(Desk const&, SheetFile, sheet::Sheet, sheet::MoreRows const& more, ExportNote const&);
inline Result<http::Response>
send_sheet(Desk const& desk, SheetFile file, sheet::Sheet sheet, ExportNote const& note)
{
    return send_sheet(desk, file, std::move(sheet), {}, note);
}

} // namespace fengye
