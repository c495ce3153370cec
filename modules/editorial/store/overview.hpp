#pragma once

#include "modules/editorial/domain/edition.hpp"
#include "modules/editorial/domain/period.hpp"
#include "platform/db/db.hpp"

// Numbers for those who supervise, of one unit or (unit 0) of all. They are counted in indexes, never read
// from texts.
namespace fengye::editorial::store {

struct WaitingCount {
    UnitId unit;
    ItemState state;
    int count, urgent, overdue;
};
std::vector<WaitingCount> count_waiting(db::Reader const&, UnitId, Moment overdue_before);

struct StepCount {
    UnitId unit;
    StepKind kind;
    std::string reason;
    int count;
};
// Submitted, signed, returned, withheld.
std::vector<StepCount> count_steps(db::Reader const&, UnitId, Period const&);

// Items that became public for the first time, by their main column; with those withdrawn since.
struct PublicationCount {
    UnitId unit;
    sites::ColumnId column;
    int count;
};
std::vector<PublicationCount> count_publications(db::Reader const&, UnitId, Period const&);

// What became public more than so many days after its event: candidates for being late.
struct SlowPublication {
    UnitId unit;
    Moment published_at;
    int days;
};
std::vector<SlowPublication> slow_publications(db::Reader const&, UnitId, Period const&, int days);

struct DismissalCount {
    UnitId unit;
    PersonId person;
    int count;
};
std::vector<DismissalCount> count_dismissals(db::Reader const&, UnitId, Period const&); // most first

struct Dismissal {
    ItemId item;
    int edition;
    NotedFinding noted;
    Moment at;
};
struct DismissalFilter {
    UnitId unit{};
    PersonId person{}; // 0: everybody
    Period period;
    int offset{0}, limit{20};
};
std::vector<Dismissal> list_dismissals(db::Reader const&, DismissalFilter const&); // newest first
std::int64_t count_dismissals(db::Reader const&, DismissalFilter const&);

} // namespace fengye::editorial::store
