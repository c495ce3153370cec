#pragma once

#include "modules/people/people.hpp"

namespace fengye::people {

// R30, R36: a unit nobody writes or signs for today, as a fact for the assessment. One fact for each gap.
Result<void> note_vacancies(Work&);

} // namespace fengye::people
