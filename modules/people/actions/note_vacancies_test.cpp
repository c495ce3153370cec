#include <gtest/gtest.h>

#include "modules/people/actions/end_appointment.hpp"
#include "modules/people/actions/note_vacancies.hpp"
#include "modules/people/people_test.hpp"
#include "modules/people/store/appointments.hpp"

namespace fengye::people {

using namespace std::chrono_literals;

namespace {

constexpr db::Sql list_facts{
    "test.list_facts", "SELECT rule, evidence FROM facts WHERE unit = :unit ORDER BY id"};

} // namespace

class Vacancies : public testing::TestWithParam<db::Engine> {
protected:
    TestCity test{GetParam()};

    void note()
    {
        accepted(test.city.run([](Work& work) { return note_vacancies(work); }));
    }
    std::vector<std::string> facts_of(UnitId unit)
    {
        return test.city.reader().all(list_facts, {{":unit", unit}}, [](db::Row const& row) {
            return row.text("rule") + " " + row.text("evidence");
        });
    }
    std::vector<Role> lacking(UnitId unit, Day on)
    {
        std::vector<Role> roles;
        for (auto const& vacancy : store::vacancies(test.city.reader(), on))
            if (vacancy.unit == unit)
                roles.push_back(vacancy.role);
        return roles;
    }
};
INSTANTIATE_TEST_SUITE_P(On, Vacancies, both_engines(), engine_name);

TEST_P(Vacancies, are_there_until_somebody_writes_and_somebody_signs)
{
    EXPECT_EQ(lacking(test.housing, test_day), (std::vector{Role::officer, Role::disclosure_head}));
    test.who_is(Role::officer, test.housing);
    EXPECT_EQ(lacking(test.housing, test_day), std::vector{Role::disclosure_head});
    auto const deputy = test.person("代理分管领导", test.housing);
    test.appointed({deputy, Role::disclosure_head, test.housing, test_day, {}, Standing::deputy});
    EXPECT_TRUE(lacking(test.housing, test_day).empty());
    EXPECT_EQ(lacking(test.housing, test_day - std::chrono::days{1}), std::vector{Role::disclosure_head});
}

TEST_P(Vacancies, are_noted_as_one_fact_for_each_gap)
{
    test.who_is(Role::disclosure_head, test.housing);
    auto const officer = test.person("信息员", test.housing);
    auto const appointment = test.appointed({officer, Role::officer, test.housing, day(2026, 1, 1)});
    note();
    EXPECT_TRUE(facts_of(test.housing).empty());

    accepted(test.city.run([&](Work& work) { return end_appointment(work, appointment, test_day); }));
    note();
    EXPECT_TRUE(facts_of(test.housing).empty()); // the last day is still served
    test.city.clock.advance(24h);
    note();
    test.city.clock.advance(24h);
    note();
    EXPECT_EQ(
        facts_of(test.housing),
        std::vector<std::string>{"seed_R30 unit/" + test.housing.text() + "/officer/2026-11-24"});
}

TEST_P(Vacancies, tell_a_unit_nobody_has_ever_written_for)
{
    note();
    EXPECT_EQ(
        facts_of(test.civil_affairs),
        (std::vector<std::string>{
            "seed_R30 unit/" + test.civil_affairs.text() + "/officer",
            "seed_R36 unit/" + test.civil_affairs.text() + "/disclosure_head"}));
}

} // namespace fengye::people
