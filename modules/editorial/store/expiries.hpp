#pragma once

#include <optional>
#include <vector>

#include "modules/editorial/editorial.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial::store {

struct Expiry {
    ItemId item;
    Day expires_on;
};

// The last day of a public item; none when it stays. Its unit is to be asked anew.
void save_expiry(db::Transaction&, ItemId, std::optional<Day>);
std::optional<Day> find_expiry(db::Reader const&, ItemId);
// Whose last day lies before this one; at most a few hundred.
std::vector<Expiry> expired_before(db::Reader const&, Day);
// Whose last day comes by then, and whose unit was not asked yet.
std::vector<Expiry> to_ask_by(db::Reader const&, Day);
void note_asked(db::Transaction&, ItemId);

} // namespace fengye::editorial::store
