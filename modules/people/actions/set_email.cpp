#include "modules/people/actions/set_email.hpp"

#include "modules/people/store/persons.hpp"

namespace fengye::people {

Result<void> set_email(Work& work, PersonId id, std::string const& typed)
{
    auto const email = TRY(office_address_from(typed));
    auto const person = TRY(store::find_person(work.tx, id));
    if (person.email == email)
        return {};
    store::set_email(work.tx, id, email);
    work.record(email.empty() ? "people.email_removed" : "people.email_set", "person/" + id.text());
    return {};
}

} // namespace fengye::people
