#pragma once

#include <optional>
#include <vector>

#include "modules/imports/domain/report.hpp"
#include "platform/db/db.hpp"

namespace fengye::imports::store {

using RunId = Id<struct Run>;

void add_run(db::Transaction&, RunId, std::string const& source, Moment begun_at);
void end_run(db::Transaction&, RunId, Moment ended_at, Counts const&);
std::optional<EarlierRun> find_last_run(db::Reader const&, std::string const& source);

// A run says at most so much; its counts are whole.
inline constexpr std::size_t lines_max = 10'000;
void add_lines(db::Transaction&, RunId, std::vector<Line> const&);
std::vector<Line> lines_of(db::Reader const&, RunId);
void drop_lines_of(db::Transaction&, editorial::ItemId);

} // namespace fengye::imports::store
