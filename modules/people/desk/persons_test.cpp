#include <gtest/gtest.h>

#include "modules/people/desk/desk_test.hpp"
#include "modules/people/store/accounts.hpp"

namespace fengye::people {

namespace {

// The address of the one-time link a page shows.
std::string link_in(http::Response const& page)
{
    auto const at = page.body.find("/desk/setup/");
    return at == std::string::npos ? std::string{} : page.body.substr(at, page.body.find('"', at) - at);
}

http::Pairs new_officer(std::string const& account)
{
    return {
        {"person_name", "市民政局信息员"},
        {"account", account},
        {"new_unit", "civil_affairs"},
        {"new_role", "officer"},
        {"from", "2026-11-23"}};
}

} // namespace

class Persons : public testing::Test {
protected:
    TestDesk desk;
    PersonId const operator_person{desk.staff("operator", Role::operator_, desk.office)};
    PersonId const head{desk.staff("head.housing", Role::disclosure_head, desk.housing)};
    PersonId const officer{desk.staff("officer.housing", Role::officer, desk.housing)};
};

TEST_F(Persons, are_added_with_an_account_an_appointment_and_a_link_that_works_once)
{
    auto chief = desk.signed_in("operator");
    auto const page = chief.post("/desk/persons/", new_officer("officer.civil"));
    EXPECT_EQ(page.status, 200);
    auto const link = link_in(page);
    ASSERT_FALSE(link.empty());
    EXPECT_TRUE(link_in(chief.get("/desk/persons/")).empty()); // shown once

    auto newcomer = desk.browser();
    EXPECT_TRUE(shows(newcomer.get(link), "officer.civil"));
    EXPECT_TRUE(
        shows(newcomer.post(link, {{"password", "short"}, {"again", "short"}}), "密码至少 10 个字符"));
    EXPECT_EQ(
        newcomer.post(link, {{"password", "a good long one"}, {"again", "a good long one"}}).status, 303);
    EXPECT_EQ(newcomer.get("/desk/").status, 200);
    EXPECT_TRUE(shows(newcomer.get("/desk/rights"), "写稿、改稿、送审"));

    auto thief = desk.browser();
    EXPECT_EQ(thief.get(link).status, 410);
    EXPECT_EQ(thief.post(link, {{"password", "a good long one"}, {"again", "a good long one"}}).status, 410);
}

TEST_F(Persons, are_not_half_added_when_the_account_name_is_taken)
{
    auto chief = desk.signed_in("operator");
    auto const page = chief.post("/desk/persons/", new_officer("officer.housing"));
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(shows(page, "这个账号已有人用"));
    EXPECT_TRUE(shows(page, R"(value="市民政局信息员")"));
    EXPECT_TRUE(holders(desk.city.reader(), Role::officer, desk.civil_affairs, test_day).empty());
}

TEST_F(Persons, get_their_office_address_from_whoever_manages_them)
{
    auto one = desk.signed_in("head.housing");
    auto const url = "/desk/persons/" + officer.text();
    desk.staff("centre", Role::centre, desk.office);
    auto looker = desk.signed_in("centre");
    EXPECT_TRUE(shows(looker.get(url), "未登记，不发每日提醒"));
    EXPECT_EQ(one.post(url + "/email", {{"email", " officer@Example.gov.cn "}}).status, 303);
    EXPECT_TRUE(shows(one.get(url), R"(value="officer@example.gov.cn")"));
    EXPECT_TRUE(shows(looker.get(url), R"(<p class="code">officer@example.gov.cn</p>)"));
    EXPECT_FALSE(shows(looker.get(url), url + "/email"));

    auto const refused = one.post(url + "/email", {{"email", "officer at example"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(shows(refused, "邮箱地址不对"));
    EXPECT_TRUE(shows(refused, R"(value="officer at example")"));
    EXPECT_TRUE(shows(one.get(url), R"(value="officer@example.gov.cn")"));

    one.language = "en";
    EXPECT_TRUE(shows(one.get(url), "Office e-mail"));
    EXPECT_EQ(one.post(url + "/email", {{"email", ""}}).status, 303);
    looker.language = "en";
    EXPECT_TRUE(shows(looker.get(url), "None on record"));

    auto clerk = desk.signed_in("officer.housing");
    EXPECT_EQ(clerk.post(url + "/email", {{"email", "officer@example.gov.cn"}}).status, 404);
}

TEST_F(Persons, may_bring_an_office_address_when_they_are_added)
{
    auto chief = desk.signed_in("operator");
    auto form = new_officer("officer.civil");
    form.emplace_back("email", "civil@");
    auto const refused = chief.post("/desk/persons/", form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(shows(refused, "邮箱地址不对"));
    EXPECT_TRUE(shows(refused, R"(value="civil@")"));
    EXPECT_FALSE(store::find_account(desk.city.reader(), "officer.civil"));

    form.back().second = "civil@example.gov.cn";
    EXPECT_EQ(chief.post("/desk/persons/", form).status, 200);
    auto const added = store::find_account(desk.city.reader(), "officer.civil").value().person;
    EXPECT_TRUE(shows(chief.get("/desk/persons/" + added.text()), "civil@example.gov.cn"));
}

TEST_F(Persons, are_seen_by_a_disclosure_head_in_the_own_unit_only)
{
    auto one = desk.signed_in("head.housing");
    auto const stranger = desk.who_is(Role::officer, desk.civil_affairs);
    EXPECT_EQ(one.get("/desk/persons/" + officer.text()).status, 200);
    EXPECT_EQ(one.get("/desk/persons/" + stranger.text()).status, 404);
    EXPECT_EQ(one.get("/desk/units/housing_construction").status, 200);
    EXPECT_EQ(one.get("/desk/units/civil_affairs").status, 404);
    EXPECT_FALSE(
        shows(one.get("/desk/persons/?unit=civil_affairs"), "/desk/persons/" + stranger.text() + "\""));
    EXPECT_EQ(one.post("/desk/persons/", new_officer("officer.civil")).status, 403);
    EXPECT_EQ(desk.signed_in("officer.housing").get("/desk/persons/").status, 403);
    EXPECT_EQ(desk.signed_in("officer.housing").get("/desk/persons/" + head.text()).status, 404);
}

TEST_F(Persons, of_more_rights_than_the_head_are_out_of_the_heads_reach)
{
    auto const twin = desk.person("同单位的运维", desk.housing);
    desk.appointed({twin, Role::operator_, desk.housing, day(2026, 1, 1)});
    auto const account = desk.account(twin, "operator.housing");
    auto one = desk.signed_in("head.housing");
    EXPECT_EQ(
        one.post("/desk/persons/" + twin.text() + "/accounts/" + account.text() + "/link", {}).status, 403);
    EXPECT_EQ(
        one.post("/desk/persons/" + twin.text() + "/accounts", {{"account", "a.second.door"}}).status, 403);
    EXPECT_EQ(
        one.post("/desk/persons/" + twin.text() + "/hand-over", {{"successor", officer.text()}}).status, 403);
    EXPECT_EQ(
        one.post(
               "/desk/persons/" + officer.text() + "/appointments", {{"new_unit", "housing_construction"},
                                                                     {"new_role", "disclosure_head"},
                                                                     {"from", "2026-11-23"}})
            .status,
        403);
}

TEST_F(Persons, are_appointed_by_the_head_and_the_appointment_ends_with_a_hand_over)
{
    auto one = desk.signed_in("head.housing");
    auto const successor = desk.person("新信息员", desk.housing);
    EXPECT_EQ(
        one.post(
               "/desk/persons/" + successor.text() + "/appointments",
               {{"new_unit", "housing_construction"}, {"new_role", "officer"}, {"from", "2026-11-23"}})
            .status,
        303);
    EXPECT_TRUE(holds(desk.city.reader(), successor, Role::officer, desk.housing, test_day));

    auto const page = one.get("/desk/persons/" + officer.text());
    auto const at = page.body.find("/appointments/");
    auto const url = "/desk/persons/" + officer.text() + page.body.substr(at, page.body.find('"', at) - at);
    auto const wrong = one.post(url, {{"to", "2019-01-01"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(one.post(url, {{"to", "2026-11-22"}, {"successor", successor.text()}}).status, 303);
    EXPECT_FALSE(holds(desk.city.reader(), officer, Role::officer, desk.housing, test_day));
}

TEST_F(Persons, lose_their_session_with_their_account)
{
    auto chief = desk.signed_in("operator");
    auto one = desk.signed_in("officer.housing");
    auto const account = store::find_account(desk.city.reader(), "officer.housing").value().id;
    EXPECT_EQ(
        chief.post("/desk/persons/" + officer.text() + "/accounts/" + account.text() + "/disabling", {})
            .status,
        303);
    EXPECT_EQ(one.get("/desk/").status, 303);
    EXPECT_EQ(one.sign_in("officer.housing", TestDesk::password).status, 422);
    // Another person's account is not found under this one.
    EXPECT_EQ(
        chief.post("/desk/persons/" + head.text() + "/accounts/" + account.text() + "/link", {}).status, 404);
}

TEST_F(Persons, who_leave_can_not_come_back_the_day_after)
{
    auto chief = desk.signed_in("operator");
    auto const successor = desk.person("新信息员", desk.housing);
    EXPECT_EQ(
        chief
            .post(
                "/desk/persons/" + officer.text() + "/hand-over",
                {{"successor", successor.text()}, {"leaves_on", "2026-11-23"}})
            .status,
        303);
    auto one = desk.signed_in("officer.housing");
    EXPECT_EQ(one.get("/desk/").status, 200);
    desk.city.clock.advance(std::chrono::hours{24});
    EXPECT_EQ(one.sign_in("officer.housing", TestDesk::password).status, 422);
}

TEST_F(Persons, are_saved_as_a_table_of_the_units_one_may_see)
{
    desk.staff("officer.civil", Role::officer, desk.civil_affairs);
    auto const all = desk.signed_in("operator").get("/desk/persons.csv").body;
    EXPECT_NE(all.find("officer.housing"), std::string::npos);
    EXPECT_NE(all.find("officer.civil"), std::string::npos);
    auto const of_unit = desk.signed_in("head.housing").get("/desk/persons.csv").body;
    EXPECT_NE(of_unit.find("officer.housing"), std::string::npos);
    EXPECT_EQ(of_unit.find("officer.civil"), std::string::npos);
    EXPECT_EQ(desk.signed_in("officer.housing").get("/desk/persons.csv").status, 403);
    EXPECT_EQ(journal::of_subject(desk.city.reader(), "persons").size(), 2u);
}

TEST_F(Persons, stand_beside_their_units_in_the_table_of_units)
{
    auto const all = desk.signed_in("operator").get("/desk/units.csv").body;
    EXPECT_NE(all.find("市住房和城乡建设局,"), std::string::npos);
    EXPECT_EQ(desk.signed_in("operator").get("/desk/units.xlsx").body.substr(0, 2), "PK");
    auto const of_unit = desk.signed_in("head.housing").get("/desk/units.csv").body;
    EXPECT_EQ(std::count(of_unit.begin(), of_unit.end(), '\n'), 2);
    EXPECT_EQ(desk.signed_in("officer.housing").get("/desk/units.csv").status, 403);
}

} // namespace fengye::people
