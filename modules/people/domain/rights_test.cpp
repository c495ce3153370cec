#include <gtest/gtest.h>

#include "modules/people/domain/rights.hpp"

namespace fengye::people {

namespace {

constexpr UnitId housing{25}, office{1};

Actor with(std::vector<Right> rights)
{
    return {.person = PersonId{1}, .rights = std::move(rights)};
}

Appointment held(Role role, UnitId unit, Day from = day(2026, 1, 1), std::optional<Day> until = {})
{
    return {{}, PersonId{7}, role, unit, from, until};
}

} // namespace

TEST(Rights, come_with_the_first_day_of_an_appointment_and_go_after_its_last)
{
    std::vector const appointments{held(Role::officer, housing, day(2026, 3, 1), day(2026, 3, 31))};
    EXPECT_FALSE(with(rights_from(appointments, day(2026, 2, 28))).may("editorial.draft"));
    EXPECT_TRUE(with(rights_from(appointments, day(2026, 3, 1))).may("editorial.draft", housing));
    EXPECT_TRUE(with(rights_from(appointments, day(2026, 3, 31))).may("editorial.draft", housing));
    EXPECT_FALSE(with(rights_from(appointments, day(2026, 4, 1))).may("editorial.draft"));
}

TEST(Rights, of_a_unit_do_not_reach_another_unit_and_those_of_the_city_do)
{
    auto const officer = with(rights_from(std::vector{held(Role::officer, housing)}, day(2026, 5, 1)));
    EXPECT_FALSE(officer.may("editorial.draft", office));
    auto const editor = with(rights_from(std::vector{held(Role::editor, office)}, day(2026, 5, 1)));
    EXPECT_TRUE(editor.may("sites.content", housing));
}

TEST(Rights, are_none_but_the_desk_without_an_appointment)
{
    auto const rights = rights_from({}, day(2026, 5, 1));
    ASSERT_EQ(rights.size(), 1u);
    EXPECT_EQ(rights.front().name, "desk");
}

TEST(Rights, keep_content_structure_accounts_and_records_apart)
{
    EXPECT_FALSE(may_be_one_person(Role::editor, Role::centre));
    EXPECT_FALSE(may_be_one_person(Role::auditor, Role::handler));
    EXPECT_FALSE(may_be_one_person(Role::operator_, Role::disclosure_head));
    EXPECT_TRUE(may_be_one_person(Role::officer, Role::reviewer)); // of different items: checked there
    EXPECT_TRUE(may_be_one_person(Role::centre, Role::operator_));
}

TEST(Rights, let_a_disclosure_head_fill_the_units_own_roles_only)
{
    auto const head = with(rights_from(std::vector{held(Role::disclosure_head, housing)}, day(2026, 5, 1)));
    EXPECT_TRUE(may_fill(head, Role::officer, housing));
    EXPECT_FALSE(may_fill(head, Role::officer, office));
    EXPECT_FALSE(may_fill(head, Role::disclosure_head, housing));
    EXPECT_FALSE(may_fill(head, Role::operator_, housing));
}

TEST(Rights, do_not_let_a_disclosure_head_take_over_the_account_of_an_operator_in_the_unit)
{
    auto const today = day(2026, 5, 1);
    auto const head = with(rights_from(std::vector{held(Role::disclosure_head, office)}, today));
    Person const colleague{PersonId{7}, "post", office, {}};
    EXPECT_TRUE(may_manage(head, colleague, std::vector{held(Role::officer, office)}, today));
    EXPECT_FALSE(may_manage(
        head, colleague, std::vector{held(Role::officer, office), held(Role::operator_, office)}, today));
    EXPECT_FALSE(may_manage(head, colleague, std::vector{held(Role::officer, housing)}, today));
    // What is over counts no more; what begins tomorrow does.
    EXPECT_TRUE(may_manage(
        head, colleague, std::vector{held(Role::operator_, office, day(2020, 1, 1), day(2026, 4, 30))},
        today));
    EXPECT_FALSE(
        may_manage(head, colleague, std::vector{held(Role::operator_, office, day(2026, 5, 2))}, today));
}

} // namespace fengye::people
