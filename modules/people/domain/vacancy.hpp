#pragma once

#include <optional>
#include <string>

#include "modules/people/domain/appointment.hpp"

namespace fengye::people {

// A role every unit needs (R30, R36) and that nobody holds.
struct Vacancy {
    UnitId unit;
    Role role;                  // officer or disclosure_head
    std::optional<Day> since{}; // first day without; nothing when nobody has ever held it
};

// Where the rule stands that each unit has one.
constexpr std::string_view rule_of(Vacancy const& vacancy)
{
    return vacancy.role == Role::officer ? "seed_R30" : "seed_R36";
}

// Names the gap: the same tomorrow, another one when the role has been held in between.
inline std::string evidence_of(Vacancy const& vacancy)
{
    auto const gap = "unit/" + vacancy.unit.text() + "/" + std::string{name_of(vacancy.role)};
    return vacancy.since ? gap + "/" + to_text(*vacancy.since) : gap;
}

} // namespace fengye::people
