#include "modules/letters/domain/possible.hpp"

#include <algorithm>

namespace fengye::letters {

namespace {

bool is_in_hand(Letter const& letter)
{
    return letter.state() == LetterState::received || letter.state() == LetterState::accepted;
}

bool may_instruct(Actor const& actor, Letter const& letter, Standing const& standing)
{
    return actor.may("letters.instruct", letter.record.unit) ||
           (standing.mailbox_unit && actor.may("letters.instruct", standing.mailbox_unit));
}

bool may_urge(Actor const& actor, Letter const& letter, Standing const& standing)
{
    return may_release(actor, letter) || may_instruct(actor, letter, standing);
}

bool may_give_part(Actor const& actor, Letter const& letter, Standing const& standing)
{
    return standing.is_helper && letter.record.is_open && actor.unit != letter.record.unit &&
           actor.may("letters.handle", actor.unit);
}

bool is_possible(LetterAct act, Actor const& actor, Letter const& letter, Standing const& standing)
{
    using enum LetterAct;
    bool const handles = may_handle(actor, letter), heads = may_release(actor, letter);
    bool const is_accepted = letter.state() == LetterState::accepted;
    bool const is_answerable = !letter.is_only_transferred();
    switch (act) {
    case acceptance:
        return handles && letter.state() == LetterState::received && is_answerable;
    case refusal:
        return handles && is_in_hand(letter) && is_answerable;
    case transfer:
    case transfer_out:
    case category:
        return handles && is_in_hand(letter);
    case handler:
        return handles && letter.record.is_open && letter.state() != LetterState::joined;
    case help:
        return handles && is_accepted;
    case part:
        return may_give_part(actor, letter, standing);
    case pause:
        return handles && is_accepted && standing.has_clock && !letter.record.is_paused;
    case resumption:
        return handles && is_accepted && letter.record.is_paused;
    case extension:
        return heads && is_accepted && standing.may_extend;
    case instruction:
        return letter.record.is_open && may_instruct(actor, letter, standing);
    case urging:
        return letter.record.is_open && letter.state() != LetterState::joined &&
               may_urge(actor, letter, standing);
    case matter:
        return heads && letter.record.is_open && !letter.lead && is_answerable && !letter.is_matter;
    case result:
        return handles && letter.state() == LetterState::answered && letter.result_due.has_value();
    case note:
        return true;
    }
    return false;
}

std::string_view not_yours(bool is_yours)
{
    return is_yours ? "letters.cannot_state" : "letters.cannot_not_yours";
}

} // namespace

std::vector<LetterAct> possible_acts(Actor const& actor, Letter const& letter, Standing const& standing)
{
    std::vector<LetterAct> acts;
    for (auto const name : names_of(LetterAct{}))
        if (auto const act = *parse<LetterAct>(name); is_possible(act, actor, letter, standing))
            acts.push_back(act);
    return acts;
}

bool may_reply(Actor const& actor, Letter const& letter)
{
    return may_handle(actor, letter) && letter.state() == LetterState::accepted;
}

bool may_release_now(Actor const& actor, Letter const& letter)
{
    return may_release(actor, letter) && letter.state() == LetterState::awaiting_release;
}

std::optional<std::string_view> obstacle_to(
    BatchAct act, Actor const& actor, Letter const& letter, Standing const& standing, Letter const* lead)
{
    switch (act) {
    case BatchAct::transfer:
        if (!is_possible(LetterAct::transfer, actor, letter, standing))
            return not_yours(may_handle(actor, letter));
        return std::nullopt;
    case BatchAct::assign:
        if (!is_possible(LetterAct::handler, actor, letter, standing))
            return not_yours(may_handle(actor, letter));
        return std::nullopt;
    case BatchAct::urge:
        if (!is_possible(LetterAct::urging, actor, letter, standing))
            return not_yours(may_urge(actor, letter, standing));
        return std::nullopt;
    case BatchAct::merge:
        break;
    }
    if (!may_handle(actor, letter))
        return "letters.cannot_not_yours";
    if (!letter.record.is_open || letter.lead)
        return "letters.cannot_state";
    if (letter.is_only_transferred())
        return "letters.cannot_only_transferred";
    if (lead && lead->id() != letter.id()) {
        if (letter.system != lead->system || letter.record.unit != lead->record.unit)
            return "letters.cannot_other_system";
        if (letter.followers > 0)
            return "letters.cannot_has_followers";
    }
    return std::nullopt;
}

} // namespace fengye::letters
