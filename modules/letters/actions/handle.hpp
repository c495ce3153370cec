#pragma once

#include "modules/letters/domain/reply.hpp"
#include "modules/letters/means.hpp"

// What the unit does with a letter it has in hand. All refuse with not_found what the actor may not see, with
// not_allowed what is not theirs to do, with conflict what its state does not allow.
namespace fengye::letters {

// Art. numbers of PET; the law's words stand in the catalogue under letters.refusal_….
enum class RefusalReason {
    not_a_letter,      // nothing is asked, reported or suggested
    legal_remedy,      // litigation, arbitration, reconsideration is the way (PET art. 31)
    other_procedure,   // a disclosure request, an application: told where to hand it in
    already_answered,  // the same writer, the same facts, answered before
    not_city_business, // no body of the city is competent: told who is
    insulting          // only insult, libel or advertising
};
constexpr Names<6> names_of(RefusalReason)
{
    return {"not_a_letter",     "legal_remedy",      "other_procedure",
            "already_answered", "not_city_business", "insulting"};
}

// Bodies outside the city's units to whom accusations and court matters are passed (PET arts. 22, 30).
enum class OutsideBody { discipline_inspection, political_legal, court, procuratorate, higher_petition };
constexpr Names<5> names_of(OutsideBody)
{
    return {"discipline_inspection", "political_legal", "court", "procuratorate", "higher_petition"};
}

Result<void> accept_letter(Work&, Means const&, CaseId, std::string const& note);
Result<void> take_letter(Work&, Means const&, CaseId, PersonId handler); // somebody of the unit
Result<void> refuse_letter(Work&, Means const&, CaseId, RefusalReason, std::string const& note);
// To another unit, which must accept it again; with a reason.
Result<void> transfer_letter(Work&, Means const&, CaseId, UnitId, std::string const& reason);
Result<void> transfer_out(Work&, Means const&, CaseId, OutsideBody, std::string const& note);
// The category decides limits and whether it may be published; the clocks keep their start.
Result<void>
recategorise(Work&, Means const&, CaseId, std::string const& category, std::string const& reason);

// Joint handling: up to five units, each with a part and a day of its own, half of what is left.
Result<void> ask_for_help(Work&, Means const&, CaseId, std::vector<UnitId> const&, std::string const& note);
Result<void> give_help(Work&, Means const&, CaseId, std::string const& answer); // by a helper's handler

Result<void> pause_letter(Work&, Means const&, CaseId, std::string const& reason);
Result<void> resume_letter(Work&, Means const&, CaseId, std::string const& reason);
Result<void> extend_letter(Work&, Means const&, CaseId, int days, std::string const& reason);

Result<void> add_note(Work&, Means const&, CaseId, std::string const& note);        // the staff's own
Result<void> instruct(Work&, Means const&, CaseId, std::string const& instruction); // by a leader
Result<void> urge(Work&, Means const&, CaseId, std::string const& note); // by head, leader or General Office

} // namespace fengye::letters
