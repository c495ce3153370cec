#pragma once

#include "modules/casework/casework.hpp"

namespace fengye::casework::store {

void insert_draft(
    db::Transaction&, Vault const&, DraftRecord const&, std::string const& key_hash,
    std::string const& code_hash);
void update_draft(db::Transaction&, Vault const&, DraftRecord const&);
// Those not changed since, a bounded number at a time; their files' hashes are what is left to erase.
std::vector<DraftId> drafts_before(db::Reader const&, Moment);
void drop_draft(db::Transaction&, DraftId);

void add_file(db::Transaction&, std::string_view hash, DraftId, Moment);
void give_file(db::Transaction&, std::string_view hash, CaseId);
std::vector<std::string> files_of_draft(db::Reader const&, DraftId); // that no case has
std::vector<std::string> files_of_case(db::Reader const&, CaseId);
void drop_file(db::Transaction&, std::string_view hash);

} // namespace fengye::casework::store
