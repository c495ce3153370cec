#pragma once

#include "modules/letters/domain/reply.hpp"

namespace fengye::letters::store {

std::optional<Reply> find_reply(db::Reader const&, casework::Vault const&, CaseId, int round);
// The released answer of the last round that has one.
std::optional<Reply> last_released(db::Reader const&, casework::Vault const&, CaseId, int round);
// Refuses with conflict when someone else saved it since it was read: version 0 for a new one.
Result<void> save_reply(db::Transaction&, casework::Vault const&, Reply const&);
// Its dates and who wrote it stay; nothing when there is none.
void empty_reply(db::Transaction&, casework::Vault const&, CaseId, int round);

} // namespace fengye::letters::store
