#pragma once

#include "modules/letters/desk/overseer.hpp"
#include "modules/letters/store/overview.hpp"

// What a week's brief is made of: numbers of the desk, and answers everyone can read.
namespace fengye::letters {

struct WeekLine {
    people::UnitRecord unit;
    System system{System::appeal};
    int received{0};
    int answered{0};
    int answered_late{0};
    int open_late{0}; // today, whatever the week
};

struct PublicAnswer {
    std::string title, path, unit;
    Moment at{};
    Outcome outcome{Outcome::none};
};

struct WeekOfLetters {
    Day monday{};
    std::vector<WeekLine> lines;                         // those with anything to tell
    std::vector<std::pair<std::string, int>> categories; // code, the most frequent first
    std::vector<PublicAnswer> answers;
    std::vector<PublicAnswer> adopted;
    int adopted_count{0}; // published or not

    Day sunday() const { return monday + std::chrono::days{6}; }
};

Day monday_of(Day);
WeekOfLetters week_of_letters(Overseer const&, Day monday);

} // namespace fengye::letters
