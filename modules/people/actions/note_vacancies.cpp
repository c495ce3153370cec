#include "modules/people/actions/note_vacancies.hpp"

#include "modules/people/store/appointments.hpp"

namespace fengye::people {

Result<void> note_vacancies(Work& work)
{
    for (auto const& vacancy : store::vacancies(work.tx, day_of(work.now)))
        work.note(
            {vacancy.unit, "unit_without_" + std::string{name_of(vacancy.role)},
             std::string{rule_of(vacancy)}, evidence_of(vacancy)});
    return {};
}

} // namespace fengye::people
