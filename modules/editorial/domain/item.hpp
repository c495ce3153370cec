#pragma once

#include <optional>
#include <string>
#include <vector>

#include "modules/editorial/editorial.hpp"
#include "platform/result/result.hpp"
#include "platform/work/actor.hpp"

namespace fengye::editorial {

// Where the newest edition stands. What is public is told by Item::published_edition alone: a draft beside a
// published item changes nothing for readers.
enum class ItemState {
    draft,
    submitted,
    reviewed,
    signed_off,
    scheduled,
    published,
    returned,
    withheld,
    withdrawn
};
constexpr Names<9> names_of(ItemState)
{
    return {"draft",     "submitted", "reviewed", "signed",   "scheduled",
            "published", "returned",  "withheld", "withdrawn"};
}

enum class ReturnReason { format, source_missing, facts, secrecy, wrong_column, other };
constexpr Names<6> names_of(ReturnReason)
{
    return {"format", "source_missing", "facts", "secrecy", "wrong_column", "other"};
}

enum class WithdrawReason { incorrect, superseded, must_not_be_public };
constexpr Names<3> names_of(WithdrawReason)
{
    return {"incorrect", "superseded", "must_not_be_public"};
}

struct Item {
    ItemId id;
    UnitId unit;
    PersonId author;                 // of the newest edition: the draft belongs to this person
    std::vector<PersonId> writers{}; // of every edition that is not public yet
    ItemState state{ItemState::draft};
    std::string title;        // of the newest draft or edition, for lists
    std::string public_title; // of the published edition
    sites::ColumnId home_column{};
    bool is_urgent{false};
    int edition{0};           // last submitted or saved
    int published_edition{0}; // 0: not public
    PersonId reviewer{}, signer{};
    std::string signed_hash;
    std::optional<Moment> release_at;
    std::optional<Moment> published_at; // first publication
    Moment changed_at{};
    std::int64_t version{1};

    bool is_public() const { return published_edition > 0; }
};

// R32, default deny: an item is its unit's; who may not see it does not find it.
bool may_see(Actor const&, Item const&);
// Whether this person sees what is not public too: drafts, editions in review, notes. Others who may see the
// item know the edition the public knows, and nothing of what is being written beside it.
bool may_see_inside(Actor const&, Item const&);
Item as_public(Item);
// A draft or a returned item, by an officer of the unit.
bool may_edit(Actor const&, Item const&);
// Whoever wrote an edition of what is to be published, alone or with others. Persons are compared, not
// accounts.
bool is_own(Actor const&, Item const&);
// R37: nobody reviews or signs what they wrote.
Result<void> check_may_review(Actor const&, Item const&);
// The reviewer does not sign, unless the unit's recorded setting says so.
Result<void> check_may_sign(Actor const&, Item const&, bool one_person_may);
// A public item with nothing beside it but, perhaps, a correction that was not allowed.
bool may_correct(Actor const&, Item const&);
bool may_withdraw(Actor const&, Item const&);

} // namespace fengye::editorial
