#pragma once

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "modules/letters/letters.hpp"

// What the months of letters say in sum: every page takes its figures from here.
namespace fengye::letters {

// Of fewer cases a share or a median says nothing, and might say too much of one writer.
inline constexpr int cases_min = 5;
inline constexpr int months_shown = 12;

struct Sum {
    int received{0}, answered{0}, in_time{0}, late_open{0};
    int satisfied{0}, fair{0}, dissatisfied{0};
    int published{0};
    int adopted{0}, partly_adopted{0}, explained{0};
    std::vector<int> days_taken; // sorted

    int rated() const { return satisfied + fair + dissatisfied; }
};

// The last twelve months of which there are figures.
struct Figures {
    std::string newest_month; // 2026-11; empty while nothing was counted
    std::string newest_week;  // its Monday: 2026-11-23
    Moment as_of{};           // of the oldest figures of the newest month
    Sum all;
    std::map<std::string, Sum> months; // from the first, also those without a letter
    std::map<std::string, Sum> units;  // by code
    std::array<Sum, 3> systems;        // by System
    std::map<std::string, int> categories, week_categories, month_categories;

    bool is_empty() const { return newest_month.empty(); }
};
// Read once until a month is counted anew.
std::shared_ptr<Figures const> figures(front::Reader const&);

// The month so many before: 2026-01 less 2 is 2025-11.
std::string month_before(std::string_view month, int months);

// A figure in words; whether there were too few cases to tell. A dash where there was none.
struct Told {
    std::string text;
    bool is_few{false};
};
Told share_told(Public const&, int part, int whole); // 98.1%
// The working days within which so many percent were answered; 50 is the median.
Told days_told(Public const&, std::vector<int> const& sorted, int percent);
Told in_time_told(Public const&, Sum const&);
Told satisfied_told(Public const&, Sum const&);
std::string working_days(Public const&, int);

// As letters/public_figures.html shows them: {FIGURE_NAME, FIGURE_VALUE, IS_FEW}.
html::Values figure_values(std::string name, Told const&);
// A month in words: 2026年11月, November 2026.
std::string month_in_words(Public const&, std::string_view month);

} // namespace fengye::letters
