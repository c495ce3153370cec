#pragma once

#include "modules/letters/domain/letter.hpp"

namespace fengye::letters::store {

void insert_letter(db::Transaction&, casework::Vault const&, Letter const&, LetterText const&);
// Without the case's own columns, which casework::save_case keeps, and checks for changes meanwhile.
void update_letter(db::Transaction&, Letter const&);

std::optional<Letter> find_letter(db::Reader const&, CaseId);
std::optional<LetterText> text_of(db::Reader const&, casework::Vault const&, CaseId);
void save_text(db::Transaction&, casework::Vault const&, CaseId, LetterText const&);
std::vector<CaseId> followers_of(db::Reader const&, CaseId, int limit = 1000);

} // namespace fengye::letters::store
