#pragma once

#include "modules/letters/domain/letter.hpp"
#include "platform/module/desk.hpp"

// Who looks at letters from above: at figures, of the own unit or of the whole city.
namespace fengye::letters {

struct Overseer : fengye::Desk {
    // The unit whose figures this person sees; 0 for those of the whole city.
    UnitId scope() const { return actor().may("letters.overview", UnitId{}) ? UnitId{} : actor().unit; }
    std::vector<people::UnitRecord> units() const; // of the scope
};

// 2026-11 and 2026-10
std::string month_of(Day);
std::string month_before(Day);

// 67 %, or a dash when there is nothing to divide by.
std::string share_text(int part, int whole);

// A file to be saved under this name, never shown in the browser.
http::Response as_file(std::string bytes, std::string type, std::string const& name);
inline constexpr std::string_view xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr std::string_view csv_type = "text/csv; charset=utf-8";

} // namespace fengye::letters
