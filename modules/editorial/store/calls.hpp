#pragma once

#include "modules/editorial/domain/call.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial::store {

void add_call(db::Transaction&, Call const&);
// Refuses with conflict when someone else changed the call since it was read.
Result<void> save_call(db::Transaction&, Call const&);
std::optional<Call> find_call(db::Reader const&, CallId);
// Open ones by deadline, then closed ones, newest first; of one unit, or (unit 0) all.
std::vector<Call> list_calls(db::Reader const&, UnitId, int offset, int limit);
std::int64_t count_calls(db::Reader const&, UnitId);
std::vector<Call> open_calls(db::Reader const&); // all units'; for the daily job
// Open, and neither answered nor handed in to by this unit.
std::int64_t count_unanswered(db::Reader const&, UnitId);

void add_call_unit(db::Transaction&, CallId, UnitId);
void drop_call_unit(db::Transaction&, CallId, UnitId);
void save_answer(db::Transaction&, CallId, CallUnit const&);
std::vector<CallUnit> units_of(db::Reader const&, CallId); // by unit
std::optional<CallUnit> find_call_unit(db::Reader const&, CallId, UnitId);

// What was written for a call, whatever became of it; of one unit, or (unit 0) of all.
std::vector<Item> items_of(db::Reader const&, CallId, UnitId);
std::optional<CallId> call_of(db::Reader const&, ItemId);
void tie(db::Transaction&, ItemId, CallId); // 0: to none

} // namespace fengye::editorial::store
