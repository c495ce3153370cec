#include "modules/people/store/appointments.hpp"

#include "modules/people/domain/rights.hpp"
#include "modules/people/store/persons.hpp"

namespace fengye::people {

namespace {

constexpr db::Sql insert_row{"people.insert_appointment", R"sql(
    INSERT INTO people_appointments (id, person, role, unit, from_on, until_on, deputy)
    VALUES (:id, :person, :role, :unit, :from, :until, :deputy)
)sql"};
constexpr db::Sql update_until{
    "people.end_appointment", "UPDATE people_appointments SET until_on = :until WHERE id = :id"};
constexpr db::Sql find_by_id{"people.find_appointment", R"sql(
    SELECT id, person, role, unit, from_on, until_on, deputy FROM people_appointments WHERE id = :id
)sql"};
constexpr db::Sql list_of_person{"people.list_appointments", R"sql(
    SELECT id, person, role, unit, from_on, until_on, deputy FROM people_appointments
    WHERE  person = :person ORDER BY from_on DESC, id DESC LIMIT 500
)sql"};
constexpr db::Sql list_serving{"people.list_serving", R"sql(
    SELECT a.id, a.person, a.role, a.unit, a.from_on, a.until_on, a.deputy
    FROM   people_appointments a JOIN people_persons p ON p.id = a.person
    WHERE  (:unit = 0 OR a.unit = :unit) AND a.from_on <= :day AND (a.until_on IS NULL OR a.until_on >= :day)
    AND    (p.left_on IS NULL OR p.left_on >= :day)
    ORDER  BY a.unit, a.deputy, a.id LIMIT 5000
)sql"};
constexpr db::Sql list_holders{"people.list_holders", R"sql(
    SELECT a.person FROM people_appointments a JOIN people_persons p ON p.id = a.person
    WHERE  a.unit = :unit AND a.role = :role AND a.from_on <= :day AND (a.until_on IS NULL OR a.until_on >= :day)
    AND    (p.left_on IS NULL OR p.left_on >= :day)
    ORDER  BY a.deputy, a.id LIMIT 200
)sql"};
constexpr db::Sql list_vacancies{"people.list_vacancies", R"sql(
    SELECT u.id AS unit, r.role AS role,
           (SELECT MAX(CASE WHEN p.left_on IS NULL OR p.left_on > b.until_on THEN b.until_on ELSE p.left_on END)
            FROM people_appointments b JOIN people_persons p ON p.id = b.person
            WHERE b.unit = u.id AND b.role = r.role AND b.from_on <= :day) AS last_day
    FROM   people_units u CROSS JOIN (SELECT 'officer' AS role UNION ALL SELECT 'disclosure_head') r
    WHERE  NOT EXISTS (
               SELECT 1 FROM people_appointments a JOIN people_persons q ON q.id = a.person
               WHERE a.unit = u.id AND a.role = r.role AND a.from_on <= :day AND (a.until_on IS NULL OR a.until_on >= :day)
               AND   (q.left_on IS NULL OR q.left_on >= :day))
    ORDER  BY u.id, r.role DESC LIMIT 2000
)sql"};

Appointment read_appointment(db::Row const& row)
{
    return {row.get<AppointmentId>("id"), row.get<PersonId>("person"),
            row.get<Role>("role"),        row.get<UnitId>("unit"),
            row.get<Day>("from_on"),      row.get<std::optional<Day>>("until_on"),
            row.get<bool>("deputy")};
}

} // namespace

std::vector<PersonId> holders(db::Reader const& reader, Role role, UnitId unit, Day day)
{
    return reader.all(
        list_holders, {{":unit", unit}, {":role", role}, {":day", day}},
        [](db::Row const& row) { return row.get<PersonId>("person"); });
}

bool holds(db::Reader const& reader, PersonId person, Role role, UnitId unit, Day day)
{
    for (auto const holder : holders(reader, role, unit, day))
        if (holder == person)
            return true;
    return false;
}

std::vector<Right> rights_of(db::Reader const& reader, PersonId id, Day day)
{
    auto const person = store::find_person(reader, id);
    if (!person || person->has_left(day))
        return {};
    return rights_from(store::appointments_of(reader, id), day);
}

namespace store {

void insert_appointment(db::Transaction& tx, Appointment const& appointment)
{
    tx.run(
        insert_row, {{":id", appointment.id},
                     {":person", appointment.person},
                     {":role", appointment.role},
                     {":unit", appointment.unit},
                     {":from", appointment.from},
                     {":until", appointment.until},
                     {":deputy", appointment.is_deputy}});
}

void end_appointment(db::Transaction& tx, AppointmentId id, Day last_day)
{
    tx.run(update_until, {{":id", id}, {":until", last_day}});
}

Result<Appointment> find_appointment(db::Reader const& reader, AppointmentId id)
{
    auto found = reader.one(find_by_id, {{":id", id}}, read_appointment);
    if (!found)
        return refuse(Because::not_found, "people.error_no_appointment");
    return *std::move(found);
}

std::vector<Appointment> appointments_of(db::Reader const& reader, PersonId person)
{
    return reader.all(list_of_person, {{":person", person}}, read_appointment);
}

std::vector<Appointment> serving(db::Reader const& reader, UnitId unit, Day day)
{
    return reader.all(list_serving, {{":unit", unit}, {":day", day}}, read_appointment);
}

std::vector<Vacancy> vacancies(db::Reader const& reader, Day day)
{
    return reader.all(list_vacancies, {{":day", day}}, [](db::Row const& row) {
        auto since = row.get<std::optional<Day>>("last_day");
        if (since)
            *since += std::chrono::days{1};
        return Vacancy{row.get<UnitId>("unit"), row.get<Role>("role"), since};
    });
}

} // namespace store

} // namespace fengye::people
