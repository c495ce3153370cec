#pragma once

#include <array>
#include <string>
#include <vector>

#include "modules/editorial/domain/content.hpp"
#include "modules/editorial/domain/findings.hpp"
#include "modules/editorial/domain/item.hpp"

namespace fengye::editorial {

// One numbered state of an item: saved by name, or submitted. Never changed afterwards.
struct Edition {
    ItemId item;
    int number;
    PersonId made_by;
    Moment made_at;
    bool is_submission{false};
    std::string hash;
    Content content;
    // Of the content as it stands in the store; differs from `hash` when somebody changed it there.
    std::string hash_as_kept{};
    std::string name{}; // what its writer calls it
};
inline constexpr std::size_t edition_name_characters_max = 40;

// What a person did with an edition: the chain drafted–submitted–reviewed–signed–published (R33, R34, R37).
enum class StepKind {
    drafted,
    submitted,
    reviewed,
    returned,
    withheld,
    signed_off,
    pulled_back,
    published,
    withdrawn,
    corrected
};
constexpr Names<10> names_of(StepKind)
{
    return {"drafted", "submitted",   "reviewed",  "returned",  "withheld",
            "signed",  "pulled_back", "published", "withdrawn", "corrected"};
}

struct Step {
    StepKind kind;
    int edition;
    PersonId person;
    std::string person_name; // the post at that time
    Moment at;
    std::string reason; // code
    std::string note;
    std::string hash; // of what was before this person's eyes
};

// SECR 42: item by item, review first, publish after. Answered one by one; "unsure" goes to the secrecy
// administration.
enum class Answer { no, yes, unsure };
constexpr Names<3> names_of(Answer)
{
    return {"no", "yes", "unsure"};
}
inline constexpr std::array<std::string_view, 4> questions{
    "state_secret", "work_secret", "business_secret", "privacy"};

// A finding with what became of it.
struct NotedFinding {
    int number;
    Finding finding;
    PersonId dismissed_by{};
    std::string dismissed_by_name;
    std::string dismiss_reason;

    bool is_open() const { return dismiss_reason.empty(); }
};

// A draft in progress: its author's own line, in no history.
struct Draft {
    ItemId item;
    PersonId person;
    int based_on; // edition it was begun from
    Moment saved_at;
    Content content;
};

} // namespace fengye::editorial
