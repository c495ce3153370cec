#pragma once

#include "modules/casework/casework.hpp"

namespace fengye::casework::store {

void insert_case(db::Transaction&, CaseRecord const&, std::string const& code_hash);
bool is_code_taken(db::Reader const&, std::string const& code_hash);
// False when the version is no longer the one that was read.
bool update_case(db::Transaction&, CaseRecord const&);
void update_code(db::Transaction&, CaseRecord const&, std::string const& code_hash);

std::optional<CaseRecord> find_case(db::Reader const&, CaseId);
std::optional<CaseRecord> find_case_by_number(db::Reader const&, std::string_view number);
std::optional<CaseRecord> find_case_by_code(db::Reader const&, std::string const& code_hash);
std::optional<CaseRecord> find_case_by_request(db::Reader const&, std::string_view request_key);

std::vector<CaseRecord>
cases_due_until(db::Reader const&, std::string_view kind, Day, int limit, CaseId after);

std::vector<CaseId> cases_kept_until(db::Reader const&, std::string_view kind, Day before, int limit);
// Contact, notes and helpers' answers; the case is then kept for as long as its figures are.
void empty_case(db::Transaction&, CaseId);

} // namespace fengye::casework::store
