#include "modules/letters/actions/show_contact.hpp"

#include "modules/letters/actions/acting.hpp"

namespace fengye::letters {

Result<casework::Contact> show_contact(Work& work, casework::Vault const& vault, casework::CaseId id)
{
    auto const letter = TRY(find_for(work, id));
    if (!may_handle(work.actor, letter) && !may_release(work.actor, letter))
        return refuse(Because::not_allowed, "platform.not_allowed");
    auto contact = casework::contact_of(work.tx, vault, id);
    if (!contact)
        return refuse(Because::not_found, "platform.not_found");
    casework::note_contact_shown(work, letter.record);
    return *std::move(contact);
}

} // namespace fengye::letters
