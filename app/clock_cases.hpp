#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/clock_cells.hpp"
#include "modules/casework/domain/legal_clock.hpp"

// Cases of the legal clock in a table, for people who bring their own and for an independent count of the
// same (docs/clock.md).
namespace fengye {

struct ClockCase {
    ClockCells cells; // as they stand in the file
    casework::LegalClock clock;
    Day today{};

    // Nothing is expected yet.
    bool is_open() const;
};

// Reads CSV in UTF-8 with a line of column names; throws naming the line that is wrong, and what is wrong
// with it.
std::vector<ClockCase> read_clock_cases(std::string_view text, Calendar const&);

// The cells of a case with everything expected counted by the program's own clock.
ClockCells counted(ClockCase const&, Calendar const&);

} // namespace fengye
