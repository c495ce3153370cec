#pragma once

#include <stdexcept>

#include "modules/people/actions/add_account.hpp"
#include "modules/people/actions/add_person.hpp"
#include "modules/people/actions/appoint.hpp"
#include "modules/people/actions/load_units.hpp"
#include "modules/people/actions/passwords.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

// A city with its units, and people as a test needs them.
namespace fengye::people {

inline Day const test_day = day_of(test_morning);

// What an act returned; a refusal fails the test with its words.
template <class T>
T accepted(Result<T> result)
{
    if (!result)
        throw std::runtime_error{"refused: " + result.error().words};
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

struct TestCity {
    TestWorks city;
    UnitId housing, civil_affairs, office;

    explicit TestCity(db::Engine engine = db::Engine::sqlite, jobs::Hearers hearers = {})
        : city{engine, std::move(hearers)}
    {
        accepted(city.run([](Work& work) { return load_units(work); }));
        housing = unit("housing_construction");
        civil_affairs = unit("civil_affairs");
        office = unit("municipal_office");
    }

    UnitId unit(std::string_view code) { return find_unit(city.reader(), code).value().id; }
    PersonId person(std::string const& post, UnitId of)
    {
        return accepted(city.run([&](Work& work) { return add_person(work, {post, of}); }));
    }
    AccountId account(PersonId of, std::string const& name)
    {
        return accepted(city.run([&](Work& work) { return add_account(work, of, name); }));
    }
    Result<AppointmentId> try_to_appoint(NewAppointment const& wanted)
    {
        return city.run([&](Work& work) { return appoint(work, wanted); });
    }
    AppointmentId appointed(NewAppointment const& wanted) { return accepted(try_to_appoint(wanted)); }
    // Someone who holds a role since long ago.
    PersonId who_is(Role role, UnitId of)
    {
        auto const someone = person("someone of a unit", of);
        appointed({someone, role, of, day(2020, 1, 1)});
        return someone;
    }
};

} // namespace fengye::people
