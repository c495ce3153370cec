#pragma once

#include "modules/editorial/domain/edition.hpp"
#include "modules/editorial/store/editions.hpp"
#include "modules/editorial/store/items.hpp"
#include "platform/work/work.hpp"

// What several actions share: finding an item as this actor may, noting a step, telling who is next.
namespace fengye::editorial {

// Refuses with not_found what the actor may not see.
Result<Item> find_for(Work&, ItemId);

// The edition under review, when it is still the one this person looked at.
Result<Edition> find_looked_at(Work&, Item const&, int edition, std::string const& hash);

// In the chain, in the journal, and, for a lapse, among the facts.
void take_step(
    Work&, Item const&, StepKind, std::string const& hash, std::string const& reason = {},
    std::string const& note = {}, std::string const& answers = {});

std::string subject_of(ItemId);
std::string desk_path_of(ItemId);

// R35: the next working day is soon enough for a review and for a sign-off.
void ask_for_review(Work&, Item const&);
void ask_for_sign_off(Work&, Item const&);
void ask_author(Work&, Item const&, std::string const& words);
void settle_all(Work&, Item const&);
// Of the question whether an item should stay; no decision on an edition answers it.
std::string expiry_key(ItemId);

} // namespace fengye::editorial
