#pragma once

#include "modules/people/domain/person.hpp"
#include "modules/people/people.hpp"

namespace fengye::people {

struct NewPerson {
    std::string post; // what the person is shown as: 市住房和城乡建设局信息员
    UnitId unit;
    std::string email{}; // of the office, as it was typed; empty: gets no mail
};

Result<PersonId> add_person(Work&, NewPerson const&);

} // namespace fengye::people
