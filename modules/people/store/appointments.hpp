#pragma once

#include "modules/people/domain/appointment.hpp"
#include "modules/people/domain/vacancy.hpp"

namespace fengye::people::store {

void insert_appointment(db::Transaction&, Appointment const&);
void end_appointment(db::Transaction&, AppointmentId, Day last_day);
Result<Appointment> find_appointment(db::Reader const&, AppointmentId);
std::vector<Appointment> appointments_of(db::Reader const&, PersonId); // newest first
// That hold on a day; unit 0 for all.
std::vector<Appointment> serving(db::Reader const&, UnitId, Day);

// Units without officer or without disclosure head on a day.
std::vector<Vacancy> vacancies(db::Reader const&, Day);

} // namespace fengye::people::store
