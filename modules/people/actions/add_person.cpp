#include "modules/people/actions/add_person.hpp"

#include "modules/people/store/persons.hpp"

namespace fengye::people {

Result<PersonId> add_person(Work& work, NewPerson const& wanted)
{
    TRY(check_post(wanted.post));
    if (!find_unit(work.tx, wanted.unit))
        return refuse(Because::not_valid, "people.error_unit_missing", "new_unit");

    Person person{next_id<PersonId>(work.tx, "people_persons"), wanted.post, wanted.unit, work.now};
    person.email = TRY(office_address_from(wanted.email));
    store::insert_person(work.tx, person);
    work.record("people.person_added", "person/" + person.id.text(), wanted.post);
    return person.id;
}

} // namespace fengye::people
