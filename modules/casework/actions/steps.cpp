#include "modules/casework/store/steps.hpp"
#include "modules/casework/casework.hpp"

namespace fengye::casework {

void add_step(
    Work& work, Vault const& vault, CaseRecord const& record, std::string_view words, std::string_view note,
    Audience audience)
{
    store::add_step(
        work.tx, vault, record.id,
        {0, std::string{words}, work.now, work.actor.person, work.actor.unit, work.actor.name,
         std::string{note}, audience});
    work.record(std::string{words}, "case/" + record.id.text(), "state=" + record.state);
}

void note_contact_shown(Work& work, CaseRecord const& record)
{
    work.record("casework.contact_shown", "case/" + record.id.text());
}

} // namespace fengye::casework
