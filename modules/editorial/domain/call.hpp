#pragma once

#include "modules/editorial/domain/item.hpp"
#include "platform/calendar/calendar.hpp"

namespace fengye::editorial {

using CallId = Id<struct Call>;

inline constexpr std::size_t theme_characters_max = 60, about_characters_max = 2000, tag_characters_max = 20,
                             none_reason_characters_max = 500;

// What the editor of the site says when asking units to write on a theme (R13).
struct CallText {
    std::string theme, about;
    std::string tag;               // a keyword of the items written for it
    sites::ColumnId home_column{}; // where they go, when the call says so
    std::optional<Day> due_on;
    std::vector<UnitId> units; // asked
};

struct Call {
    CallId id;
    std::string theme, about, tag;
    sites::ColumnId home_column{};
    Day due_on;
    PersonId made_by{};
    std::string made_by_name{}; // the post at that time
    Moment made_at{};
    std::optional<Moment> closed_at{}, nudged_at{};
    std::optional<Day> reminded_of{}, judged_of{}; // deadlines: one that moves is reminded of anew
    std::int64_t version{1};

    bool is_open() const { return !closed_at; }
};

enum class CallAnswer { handed_in, none, silent };
constexpr Names<3> names_of(CallAnswer)
{
    return {"handed_in", "none", "silent"};
}

// One of the units asked, and what it said.
struct CallUnit {
    UnitId unit;
    std::string none_reason{};
    PersonId answered_by{};
    std::optional<Moment> answered_at{}; // that it has nothing
    int handed_in{0};                    // items that were submitted

    // Who handed something in has answered, whatever was said before.
    CallAnswer answer() const
    {
        return handed_in > 0 ? CallAnswer::handed_in : answered_at ? CallAnswer::none : CallAnswer::silent;
    }
};

// What stops it, each with its field; a deadline may stay in the past only where it was.
std::vector<FieldRefusal> missing_in(CallText const&, Day today, std::optional<Day> known_due = {});

inline constexpr std::chrono::hours nudge_pause{2};
bool may_nudge(Call const&, Moment now);

// On the last working day before the deadline, and on the deadline when that was missed; once for each
// deadline.
bool is_to_be_reminded(Call const&, Calendar const&, Day today);
// After the deadline, once for each.
bool is_to_be_judged(Call const&, Day today);

// What an edit changed, for the journal: "theme=旧>新 due_on=2026-12-01>2026-12-04". The units' part is the
// action's.
std::string changes_between(Call const&, CallText const&);

} // namespace fengye::editorial
