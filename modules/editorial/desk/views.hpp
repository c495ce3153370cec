#pragma once

#include "modules/editorial/domain/edition.hpp"
#include "modules/editorial/store/editions.hpp"
#include "modules/editorial/store/items.hpp"
#include "platform/module/desk.hpp"

// What the desk's screens show of items; filled here once for the templates that share it.
namespace fengye::editorial {

// R36: whether one person may review and sign in the item's unit today.
std::optional<people::OneReviewer> one_reviewer_of(Desk const&, Item const&);

// What this person may see, or not_found; from outside the unit, its public side.
Result<Item> find_visible(http::Request const&, db::Reader const&);
// Of an item as find_visible gave it: from outside the unit the published edition alone, and who answers for
// it.
std::vector<Step> visible_steps(Desk const&, Item const&);
std::vector<Edition> visible_editions(Desk const&, Item const&);
bool is_visible(Actor const&, Item const&, int edition);

// Where the edition is compared with the one this person decided on last, or with the public one, or with the
// one before; nothing when there is none.
struct ComparisonLink {
    std::string url, text;
};
std::optional<ComparisonLink> comparison_link(Desk const&, Item const&, int edition);

std::string item_url(ItemId, std::string_view rest = {});
std::string short_hash_text(std::string_view hash); // a41f 09c2
std::string column_name(Desk const&, sites::ColumnId);
std::string state_text(Desk const&, ItemState);
std::string rule_text(Desk const&, Finding const&); // what the machine looked for

// What an edition says beside its text, by the name a person knows it by; what is empty is left out.
std::vector<std::pair<std::string, std::string>> facts_of(Desk const&, Item const&, Content const&);
std::vector<html::Values> fact_rows(Desk const&, Item const&, Content const&);
std::string note_text(Desk const&, Step const&); // the reason in words, and what was said
std::vector<html::Values> step_rows(Desk const&, Item const&, std::vector<Step> const&);
std::vector<html::Values> finding_rows(Desk const&, std::vector<NotedFinding> const&);
// With a place in the text, and what reviewer and head may say to each.
std::vector<html::Values> finding_rows_to_decide(Desk const&, Item const&, std::vector<NotedFinding> const&);
std::vector<html::Values> file_rows(Content const&);
std::vector<html::Values> file_rows_to_edit(Content const&, Refusal const*, Desk const&);
// The select of columns by channel that this unit may send to.
std::vector<html::Values>
channel_options(Desk const&, UnitId, std::vector<sites::ColumnId> const& chosen, std::string_view prefix);

} // namespace fengye::editorial
