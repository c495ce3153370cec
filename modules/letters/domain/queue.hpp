#pragma once

#include <string>
#include <vector>

#include "modules/letters/letters.hpp"
#include "platform/calendar/calendar.hpp"

namespace fengye::letters {

// The lists of the desk. All but the last two hold what is open in the unit's hand.
enum class Tab { mine, to_accept, due_soon, overdue, to_release, helping, to_mailbox, all };
constexpr Names<8> names_of(Tab)
{
    return {"mine", "to_accept", "due_soon", "overdue", "to_release", "helping", "to_mailbox", "all"};
}

// What is due within so many working days is due soon.
inline constexpr WorkingDays soon{2};

// What somebody asks the list for. Empty filters let everything pass.
struct QueueFilter {
    Tab tab{Tab::mine};
    std::string system, category, mailbox; // names and codes
    std::string keyword;                   // words of the title, or a number

    bool is_narrowed() const
    {
        return !system.empty() || !category.empty() || !mailbox.empty() || !keyword.empty();
    }
};

// For whom: their unit, and the mailbox that is theirs.
struct QueueReader {
    PersonId person;
    UnitId unit;
    std::string mailbox;
};

struct QueueCounts {
    int mine{0}, to_accept{0}, due_soon{0}, overdue{0}, to_release{0}, helping{0}, to_mailbox{0};
};

} // namespace fengye::letters
