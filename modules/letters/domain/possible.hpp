#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "modules/letters/domain/letter.hpp"

namespace fengye::letters {

// What can be done with a letter; each is an address of its own: /desk/letters/81/acceptance.
enum class LetterAct {
    acceptance,
    refusal,
    transfer,
    transfer_out,
    category,
    handler,
    help,
    part,
    pause,
    resumption,
    extension,
    instruction,
    urging,
    matter,
    result,
    note
};
constexpr Names<16> names_of(LetterAct)
{
    return {"acceptance", "refusal",    "transfer",  "transfer_out", "category", "handler", "help",   "part",
            "pause",      "resumption", "extension", "instruction",  "urging",   "matter",  "result", "note"};
}

// What the decision rests on besides the letter.
struct Standing {
    bool is_helper{false};  // the actor's unit was asked for a part
    UnitId mailbox_unit{};  // whose leader may instruct
    bool may_extend{false}; // the reply's clock has days to give
    bool has_clock{true};   // something runs that can be paused
};

// What this actor may do now, in the order in which it is usually done. The actions decide the same again.
std::vector<LetterAct> possible_acts(Actor const&, Letter const&, Standing const&);
bool may_reply(Actor const&, Letter const&);
bool may_release_now(Actor const&, Letter const&);

// What can be done with many letters at once.
enum class BatchAct { transfer, merge, urge, assign };
constexpr Names<4> names_of(BatchAct)
{
    return {"transfer", "merge", "urge", "assign"};
}
// Why it cannot be done with this one, as words; nothing when it can. Letters that merge go with `lead`.
std::optional<std::string_view>
obstacle_to(BatchAct, Actor const&, Letter const&, Standing const&, Letter const* lead = nullptr);

} // namespace fengye::letters
