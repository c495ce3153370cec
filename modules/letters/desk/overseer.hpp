#pragma once

#include "modules/letters/domain/letter.hpp"
#include "platform/module/desk.hpp"
#include "platform/module/saved_file.hpp"

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

} // namespace fengye::letters
