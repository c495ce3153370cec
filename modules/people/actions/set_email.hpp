#pragma once

#include "modules/people/domain/person.hpp"
#include "modules/people/people.hpp"

namespace fengye::people {

// As it was typed; empty: the person gets no mail. Refuses, with the field `email`, what is no address.
Result<void> set_email(Work&, PersonId, std::string const& typed);

} // namespace fengye::people
