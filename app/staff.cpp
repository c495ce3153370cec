#include "app/staff.hpp"

#include <array>

#include <fmt/format.h>

#include "modules/people/actions/add_account.hpp"
#include "modules/people/actions/add_person.hpp"
#include "modules/people/actions/appoint.hpp"
#include "modules/people/actions/passwords.hpp"
#include "modules/people/actions/setup_links.hpp"
#include "modules/people/store/accounts.hpp"
#include "modules/people/store/appointments.hpp"
#include "modules/people/store/persons.hpp"

namespace fengye {

namespace {

constexpr std::array demo_units{
    "housing_construction", "municipal_office", "education", "emergency_management", "market_regulation"};

struct Post {
    people::Role role;
    std::string_view prefix; // of the account's name
    std::string_view title;
};
constexpr std::array unit_posts{
    Post{people::Role::officer, "officer", "信息员"},
    Post{people::Role::reviewer, "reviewer", "保密审查员"},
    Post{people::Role::disclosure_head, "head", "分管负责同志"},
    Post{people::Role::handler, "handler", "来信办理员"},
    Post{people::Role::leader, "leader", "负责同志"},
};

struct CityPost {
    people::Role role;
    std::string_view account, unit, title;
};
constexpr std::array city_posts{
    CityPost{people::Role::editor, "editor", "municipal_office", "内容编辑"},
    CityPost{people::Role::centre, "centre", "info_port_centre", "栏目管理员"},
    CityPost{people::Role::assessor, "assessor.openness_office", "openness_office", "考评员"},
    CityPost{people::Role::assessor, "assessor.service_centre", "service_centre", "考评员"},
    CityPost{people::Role::assessor, "assessor.info_port_centre", "info_port_centre", "考评员"},
    CityPost{people::Role::operator_, "operator", "info_port_centre", "系统管理员"},
    CityPost{people::Role::auditor, "auditor", "municipal_office", "审计员"},
};

// A refusal here is a mistake of this program, not of a user.
template <class T>
T expect(Result<T> result)
{
    if (!result)
        throw std::runtime_error{"refused: " + result.error().words};
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

PersonId fill_post(City& city, people::UnitRecord const& unit, people::Role role, std::string const& title)
{
    auto const from = day_of(city.platform().clock.now());
    return expect(city.platform().works.run(Actor::program("demo"), [&](Work& work) -> Result<PersonId> {
        auto const person = TRY(people::add_person(work, {.post = title, .unit = unit.id}));
        TRY(people::appoint(work, {.person = person, .role = role, .unit = unit.id, .from = from}));
        return person;
    }));
}

void open_account(City& city, PersonId person, std::string const& name, std::string const& password)
{
    auto const hash = crypto::hash_password(password); // outside the act
    expect(city.platform().works.run(Actor::program("demo"), [&](Work& work) -> Result<void> {
        auto const account = TRY(people::add_account(work, person, name));
        return people::set_password(work, account, hash, people::MustChange::no);
    }));
}

} // namespace

void appoint_demo_staff(City& city, std::string const& password)
{
    auto const units = people::units(city.desk().reader());
    for (auto const& unit : units)
        for (auto const& post : unit_posts) {
            auto const person = fill_post(city, unit, post.role, unit.short_zh + std::string{post.title});
            if (std::find(demo_units.begin(), demo_units.end(), unit.code) != demo_units.end())
                open_account(city, person, fmt::format("{}.{}", post.prefix, unit.code), password);
        }
    for (auto const& post : city_posts) {
        auto const unit = people::find_unit(city.desk().reader(), post.unit);
        open_account(
            city, fill_post(city, *unit, post.role, unit->short_zh + std::string{post.title}),
            std::string{post.account}, password);
    }
}

std::string link_for_account(City& city, std::string const& name)
{
    auto const account = people::store::find_account(city.desk().reader(), name);
    if (!account)
        return {};
    auto const secret = people::new_secret(city.platform().key, people::SecretKind::setup_link);
    expect(city.platform().works.run(Actor::program("command line"), [&](Work& work) {
        return people::make_setup_link(work, account->id, secret);
    }));
    return people::path_of_link(secret);
}

std::string operator_link(City& city)
{
    if (!people::store::find_account(city.desk().reader(), "operator")) {
        auto const unit = people::find_unit(city.desk().reader(), "info_port_centre");
        auto const person = fill_post(city, *unit, people::Role::operator_, unit->short_zh + "系统管理员");
        expect(city.platform().works.run(Actor::program("command line"), [&](Work& work) {
            return people::add_account(work, person, "operator");
        }));
    }
    return link_for_account(city, "operator");
}

std::vector<std::string> account_lines(City& city)
{
    std::vector<std::string> lines;
    auto const reader = city.desk().reader();
    people::store::PersonFilter const filter{.today = day_of(city.platform().clock.now()), .limit = 10'000};
    for (auto const& person : people::store::list_persons(reader, filter))
        for (auto const& account : people::store::accounts_of(reader, person.id))
            lines.push_back(fmt::format("{}\t{}", account.name, people::shown_name(reader, person.id)));
    return lines;
}

Actor staff_actor(City& city, std::string const& unit_code, people::Role role)
{
    auto const reader = city.desk().reader();
    auto const unit = people::find_unit(reader, unit_code);
    auto const today = day_of(city.platform().clock.now());
    auto const holders = unit ? people::holders(reader, role, unit->id, today) : std::vector<PersonId>{};
    if (holders.empty())
        throw std::runtime_error{fmt::format("nobody is {} of {}", name_of(role), unit_code)};
    Actor actor{
        .person = holders.front(),
        .unit = unit->id,
        .name = people::shown_name(reader, holders.front()),
        .origin = "demo"};
    actor.rights = people::rights_of(reader, actor.person, today);
    return actor;
}

} // namespace fengye
