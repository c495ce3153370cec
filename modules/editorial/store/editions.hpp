#pragma once

#include <set>

#include "modules/editorial/domain/edition.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial::store {

void add_edition(db::Transaction&, Edition const&);
std::optional<Edition> find_edition(db::Reader const&, ItemId, int number);
std::vector<Edition> list_editions(db::Reader const&, ItemId); // newest first, without their content
void save_days_from_event(db::Transaction&, ItemId, int number, int days);

// Each person's own line of an item.
std::optional<Draft> find_draft(db::Reader const&, ItemId, PersonId);
std::vector<Draft> drafts_of(db::Reader const&, ItemId);
void save_draft(db::Transaction&, Draft const&);
void drop_draft(db::Transaction&, ItemId, PersonId);
void drop_drafts(db::Transaction&, ItemId);

// Drafts and open items of one person become another's.
void hand_over(db::Transaction&, PersonId from, PersonId to);

void add_step(db::Transaction&, ItemId, Step const&, std::string const& answers = {});
std::vector<Step> steps_of(db::Reader const&, ItemId);                 // oldest first
std::string answers_of_review(db::Reader const&, ItemId, int edition); // of the passed review

// Of an edition handed in again what was decided stays, and the rest is as it is found now.
void add_findings(db::Transaction&, ItemId, int edition, std::vector<Finding> const&);
std::vector<NotedFinding> findings_of(db::Reader const&, ItemId, int edition);
Result<void> dismiss_finding(
    db::Transaction&, ItemId, int edition, int number, PersonId, std::string const& name,
    std::string const& reason, Moment);
NotedFinding read_finding(db::Row const&); // for lists of them

// Of every edition and draft, and those that were imported.
std::set<FileId> files_of(db::Reader const&, ItemId);

// Takes every text of an item out of the desk's tables: drafts, editions, findings, notes.
void erase_texts(db::Transaction&, ItemId);

} // namespace fengye::editorial::store
