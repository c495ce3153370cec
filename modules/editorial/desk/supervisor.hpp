#pragma once

#include "modules/editorial/domain/overview.hpp"
#include "modules/editorial/domain/period.hpp"
#include "modules/people/people.hpp"
#include "platform/module/desk.hpp"

// Who supervises: the head of a unit its own, the city's editor all of them; over a period.
namespace fengye::editorial {

inline constexpr std::string_view overview_path = "/desk/editorial/overview";

struct Supervisor : fengye::Desk {
    // 0: every unit.
    UnitId scope() const { return actor().may("editorial.overview", UnitId{}) ? UnitId{} : actor().unit; }
    std::vector<people::UnitRecord> units() const; // of the scope
    Period period() const;
    // What was asked for beside the period, and the period; `name` set anew.
    http::Pairs query_with(std::string_view name = {}, std::string const& value = {}) const;
    http::Pairs period_query() const;
};

// Every unit of the scope, with zeros where there is nothing, in the order of units.
std::vector<UnitFigures> figures_of(Supervisor const&);

} // namespace fengye::editorial
