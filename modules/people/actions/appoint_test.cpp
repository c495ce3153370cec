#include <gtest/gtest.h>

#include "modules/people/actions/end_appointment.hpp"
#include "modules/people/people_test.hpp"

namespace fengye::people {

class Appointments : public testing::TestWithParam<db::Engine> {
protected:
    TestCity test{GetParam()};

    bool may(PersonId person, std::string_view right, UnitId unit, Day on)
    {
        return Actor{.rights = rights_of(test.city.reader(), person, on)}.may(right, unit);
    }
};
INSTANTIATE_TEST_SUITE_P(On, Appointments, both_engines(), engine_name);

TEST_P(Appointments, give_and_take_rights_with_time)
{
    auto const someone = test.person("市住房和城乡建设局信息员", test.housing);
    auto const appointment = test.appointed({someone, Role::officer, test.housing, day(2026, 11, 1)});
    EXPECT_FALSE(may(someone, "editorial.draft", test.housing, day(2026, 10, 31)));
    EXPECT_TRUE(may(someone, "editorial.draft", test.housing, day(2026, 11, 1)));
    EXPECT_FALSE(may(someone, "editorial.draft", test.civil_affairs, day(2026, 11, 1)));
    EXPECT_TRUE(holds(test.city.reader(), someone, Role::officer, test.housing, test_day));

    accepted(
        test.city.run([&](Work& work) { return end_appointment(work, appointment, day(2026, 11, 30)); }));
    EXPECT_TRUE(may(someone, "editorial.draft", test.housing, day(2026, 11, 30)));
    EXPECT_FALSE(may(someone, "editorial.draft", test.housing, day(2026, 12, 1)));
    EXPECT_TRUE(holders(test.city.reader(), Role::officer, test.housing, day(2026, 12, 1)).empty());
}

TEST_P(Appointments, count_deputies_among_the_holders)
{
    auto const head = test.who_is(Role::disclosure_head, test.housing);
    auto const deputy = test.person("代理分管领导", test.housing);
    test.appointed({deputy, Role::disclosure_head, test.housing, day(2026, 1, 1), {}, Standing::deputy});
    EXPECT_EQ(
        holders(test.city.reader(), Role::disclosure_head, test.housing, test_day),
        (std::vector{head, deputy}));
}

TEST_P(Appointments, of_the_same_role_do_not_overlap)
{
    auto const someone = test.person("信息员", test.housing);
    test.appointed({someone, Role::officer, test.housing, day(2026, 1, 1), day(2026, 6, 30)});
    auto const again = test.try_to_appoint({someone, Role::officer, test.housing, day(2026, 6, 30)});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().words, "people.error_already_appointed");
    EXPECT_TRUE(test.try_to_appoint({someone, Role::officer, test.housing, day(2026, 7, 1)}));
}

TEST_P(Appointments, refuse_roles_one_person_must_not_hold_together)
{
    auto const someone = test.who_is(Role::editor, test.office);
    auto const also = test.try_to_appoint({someone, Role::centre, test.office, test_day});
    ASSERT_FALSE(also);
    EXPECT_EQ(also.error().words, "people.error_roles_apart");
}

TEST_P(Appointments, do_not_end_before_they_begin)
{
    auto const someone = test.person("信息员", test.housing);
    EXPECT_FALSE(
        test.try_to_appoint({someone, Role::officer, test.housing, day(2026, 5, 2), day(2026, 5, 1)}));
    auto const appointment = test.appointed({someone, Role::officer, test.housing, day(2026, 5, 2)});
    auto const ended =
        test.city.run([&](Work& work) { return end_appointment(work, appointment, day(2026, 5, 1)); });
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().fields.front().field, "to");
}

TEST_P(Appointments, are_recorded_in_the_journal)
{
    auto const someone = test.who_is(Role::officer, test.housing);
    auto const rows = journal::of_subject(test.city.reader(), "person/" + someone.text());
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows.front().entry.act, "people.appointed");
    EXPECT_EQ(rows.front().entry.detail, "officer housing_construction 2020-01-01..");
    EXPECT_EQ(rows.back().entry.act, "people.person_added");
}

} // namespace fengye::people
