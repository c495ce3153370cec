#pragma once

#include "modules/letters/letters.hpp"

namespace fengye::letters::store {

using MonthId = Id<MonthOfLetters>;
struct MonthKey {
    MonthId id;
    UnitId unit;
    System system{System::appeal};
    std::string month; // 2026-07
};
void mark_month(db::Transaction&, UnitId, System, std::string_view month);
std::vector<MonthKey> changed_months(db::Reader const&, int limit);
void month_is_counted(db::Transaction&, MonthId);
// What its letters say, without names.
MonthOfLetters count_month(db::Reader const&, MonthKey const&, std::string_view unit_code, Day today);

} // namespace fengye::letters::store
