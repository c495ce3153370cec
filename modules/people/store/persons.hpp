#pragma once

#include "modules/people/domain/person.hpp"
#include "modules/people/people.hpp"

namespace fengye::people::store {

void insert_person(db::Transaction&, Person const&);
void set_left(db::Transaction&, PersonId, Day last_day);
void set_email(db::Transaction&, PersonId, std::string const& address);
Result<Person> find_person(db::Reader const&, PersonId);

// Persons by unit and name, a page at a time. A role means: holds it today.
struct PersonFilter {
    UnitId unit{}; // 0: all
    std::optional<Role> role{};
    std::string keyword{}; // in the post or an account's name
    Day today;
    int offset{0};
    int limit{50};
};
std::vector<Person> list_persons(db::Reader const&, PersonFilter const&);
std::int64_t count_persons(db::Reader const&, PersonFilter const&);

// Those who work for a unit and have not left, but one.
std::vector<Person> others_in(db::Reader const&, UnitId, PersonId but, Day today);

// Those who have an office address and have not left.
std::vector<PersonId> persons_with_email(db::Reader const&, Day today);
std::optional<Moment> last_digest(db::Reader const&, PersonId);
void set_last_digest(db::Transaction&, PersonId, Moment);

} // namespace fengye::people::store
