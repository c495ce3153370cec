#pragma once

#include "modules/letters/domain/open_letters.hpp"

// Numbers for those who oversee letters: never a name, a title or a text.
namespace fengye::letters::store {

// By unit and system; of one unit, or (unit 0) of all. Reads open letters only.
std::vector<OpenLetters> open_letters(db::Reader const&, UnitId, Day today, Day escalated_until);

struct Span {
    Moment from, until;
};
struct CategoryCount {
    UnitId unit;
    System system{System::appeal};
    std::string category;
    int count{0};
};
// What came in, of one unit.
std::vector<CategoryCount> received_in(db::Reader const&, UnitId, Span);

struct AnswerCount {
    UnitId unit;
    System system{System::appeal};
    Outcome outcome{Outcome::none};
    int count{0};
    int late{0};
};
// What was answered, by who answered; of one unit, or (unit 0) of all.
std::vector<AnswerCount> answered_in(db::Reader const&, UnitId, Span);

} // namespace fengye::letters::store
