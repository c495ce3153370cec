#include "tests/testing/test_portal.hpp"

#include <stdexcept>

#include "modules/people/actions/add_account.hpp"
#include "modules/people/actions/add_person.hpp"
#include "modules/people/actions/appoint.hpp"
#include "modules/people/actions/load_units.hpp"
#include "modules/people/actions/passwords.hpp"
#include "modules/people/store/accounts.hpp"
#include "modules/people/store/persons.hpp"
#include "modules/sites/actions/load_columns.hpp"
#include "modules/sites/actions/save_site_record.hpp"
#include "modules/sites/domain/fixtures.hpp"
#include "platform/gazette/gazette.hpp"

namespace fengye {

namespace {

template <class T>
T accepted(Result<T> result)
{
    if (!result)
        throw std::runtime_error{"refused: " + result.error().words};
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

// Made once: it takes as long as it should.
std::string const& password_hash()
{
    static std::string const hash = crypto::hash_password(TestPortal::password);
    return hash;
}

} // namespace

TestPortal::TestPortal(std::chrono::seconds release_delay, Settings settings)
{
    settings.release_delay = release_delay;
    settings.reading_threads = 2;
    m_city = std::make_unique<City>(m_folder.path(), settings, &clock);
    m_city->renderer().be_strict();
    auto const program = Actor::program("tests");
    accepted(platform().works.run(program, [](Work& work) { return people::load_units(work); }));
    accepted(platform().works.run(program, [](Work& work) { return sites::load_columns(work); }));
    accepted(platform().works.run(
        program, [](Work& work) { return sites::save_site_record(work, sites::demo_site(), 0); }));
    m_port =
        m_city->serve({.port = "0", .loopback_only = true, .io_threads = 1, .writing_threads = 4}).port();
}

UnitId TestPortal::unit(std::string_view code)
{
    return people::find_unit(reader(), code).value().id;
}

PersonId TestPortal::hired(
    std::string const& account, std::string_view unit_code, std::vector<people::Role> const& roles)
{
    auto const id = unit(unit_code);
    auto const person =
        accepted(platform().works.run(Actor::program("tests"), [&](Work& work) -> Result<PersonId> {
            auto const person = TRY(people::add_person(work, {.post = "职务 " + account, .unit = id}));
            for (auto const role : roles)
                TRY(people::appoint(
                    work, {.person = person, .role = role, .unit = id, .from = day(2020, 1, 1)}));
            return person;
        }));
    another_account(person, account);
    return person;
}

void TestPortal::another_account(PersonId person, std::string const& account)
{
    accepted(platform().works.run(Actor::program("tests"), [&](Work& work) -> Result<void> {
        auto const id = TRY(people::add_account(work, person, account));
        return people::set_password(work, id, password_hash(), people::MustChange::no);
    }));
}

Actor TestPortal::actor(std::string const& account)
{
    auto const store = reader();
    auto const found = people::store::find_account(store, account).value();
    auto const person = people::store::find_person(store, found.person).value();
    return {
        .person = person.id,
        .account = found.id,
        .unit = person.unit,
        .name = person.post,
        .origin = "192.0.2.1",
        .rights = people::rights_of(store, person.id, day_of(clock.now()))};
}

Browser TestPortal::signed_in(std::string const& account) const
{
    Browser browser{m_port};
    auto const answer = browser.sign_in(account, password);
    if (answer.status != 303)
        throw std::runtime_error{"cannot sign in as " + account + ": " + std::to_string(answer.status)};
    return browser;
}

// The follower says when: rows are committed a moment before the pages that rest on them are known to be
// stale.
void TestPortal::wait_until_shown()
{
    auto const number = gazette::last_number(reader());
    for (int i = 0; i < 60; ++i)
        if (m_city->wait_until_shown(number))
            return;
    throw std::runtime_error{"the front does not follow"};
}

} // namespace fengye
