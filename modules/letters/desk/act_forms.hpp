#pragma once

#include "modules/letters/desk/views.hpp"

namespace fengye::letters {

// A form that was sent and refused: it stands open again, filled in.
struct SentAct {
    LetterAct act{LetterAct::note};
    Refusal const* refusal{nullptr};
    http::Form const* form{nullptr};
};

// What the part letters/desk_acts shows: a form for each of these acts.
std::vector<html::Values>
act_rows(Desk const&, Letter const&, std::vector<LetterAct> const&, SentAct const* sent);
// The address of an act: transfer_out stands at /transfer-out.
std::string act_url(casework::CaseId, LetterAct);
// As it was refused, with its fields named as they are on the page: transfer-unit.
std::optional<Refusal> refusal_on_page(SentAct const* sent);

} // namespace fengye::letters
