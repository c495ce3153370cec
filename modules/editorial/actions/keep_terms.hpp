#pragma once

#include <memory>

#include "modules/editorial/domain/term_scan.hpp"
#include "platform/work/work.hpp"

// The terms that texts are compared with: the list that comes with the program, and over it what the city
// added, changed or switched off. One list for the whole city; who decides the site's content keeps it.
namespace fengye::editorial {

// Adds a term, or changes the one of the same text. Refuses what is no term, field by field.
Result<void> save_term(Work&, Term const&);
// Takes the city's term out; one that came with the program counts again as it came.
Result<void> remove_term(Work&, std::string const& text);
// Saves them all, in place of those of the same text. Refuses when the city would keep more than terms_max.
Result<void> import_terms(Work&, std::vector<Term> const&);

// By category, then text.
std::vector<ListedTerm> listed_terms(db::Reader const&);

// Compiled when the list has changed, and shared until it changes again.
std::shared_ptr<TermScan const> scan_in_force(db::Reader const&);

} // namespace fengye::editorial
