#include <gtest/gtest.h>

#include "modules/people/desk/desk_test.hpp"

namespace fengye::people {

using namespace std::chrono_literals;

class AtTheDoor : public testing::Test {
protected:
    TestDesk desk;
    PersonId const officer{desk.staff("officer.housing", Role::officer, desk.housing)};
};

TEST_F(AtTheDoor, staff_sign_in_and_go_on_to_the_page_they_wanted)
{
    auto one = desk.browser();
    auto const sent = one.get("/desk/notes");
    EXPECT_EQ(sent.status, 303);
    EXPECT_EQ(header(sent, "Location"), "/desk/sign-in?back=%2Fdesk%2Fnotes");
    auto const entered = one.sign_in(" Officer.Housing ", TestDesk::password);
    EXPECT_EQ(entered.status, 303);
    EXPECT_EQ(header(entered, "Location"), "/desk/notes");
    EXPECT_EQ(one.get("/desk/notes").status, 200);
}

TEST_F(AtTheDoor, the_cookie_is_for_this_host_alone_and_out_of_reach_of_scripts)
{
    auto one = desk.browser();
    auto const cookie = header(one.sign_in("officer.housing", TestDesk::password), "Set-Cookie");
    EXPECT_TRUE(cookie.starts_with("__Host-session="));
    for (auto const* part : {"; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"})
        EXPECT_NE(cookie.find(part), std::string::npos) << part;
    EXPECT_EQ(cookie.find("Domain"), std::string::npos);
}

TEST_F(AtTheDoor, a_wrong_name_and_a_wrong_password_are_answered_alike)
{
    auto one = desk.browser();
    auto const wrong_name = one.sign_in("nobody.at.all", "a wrong password");
    auto const wrong_password = one.sign_in("officer.housing", "a wrong password");
    EXPECT_EQ(wrong_name.status, 422);
    EXPECT_EQ(wrong_password.status, 422);
    EXPECT_TRUE(shows(wrong_name, "账号或密码不对"));
    EXPECT_TRUE(shows(wrong_password, "账号或密码不对"));
    EXPECT_TRUE(shows(wrong_password, R"(value="officer.housing")")); // what was typed stays
    EXPECT_FALSE(shows(wrong_password, "a wrong password"));
}

TEST_F(AtTheDoor, a_name_waits_where_it_was_guessed_and_nowhere_else)
{
    auto guesser = desk.browser();
    guesser.address = "192.0.2.66";
    for (int i = 0; i < desk.settings.sign_in_failures_max; ++i)
        EXPECT_EQ(guesser.sign_in("officer.housing", "a wrong password").status, 422);
    auto const held_back = guesser.sign_in("officer.housing", TestDesk::password);
    EXPECT_EQ(held_back.status, 429);
    EXPECT_EQ(header(held_back, "Retry-After"), "60");
    auto owner = desk.browser();
    EXPECT_EQ(owner.sign_in("officer.housing", TestDesk::password).status, 303);
}

TEST_F(AtTheDoor, a_session_ends_without_clicks_and_at_the_end_of_the_day)
{
    auto one = desk.signed_in("officer.housing");
    desk.city.clock.advance(29min);
    EXPECT_EQ(one.get("/desk/notes").status, 200);
    desk.city.clock.advance(29min);
    EXPECT_EQ(one.get("/desk/notes").status, 200);
    desk.city.clock.advance(30min);
    EXPECT_EQ(one.get("/desk/notes").status, 303);
    EXPECT_TRUE(shows(one.get("/desk/sign-in?back=%2Fdesk%2Fnotes"), "登录已过期"));

    auto busy = desk.signed_in("officer.housing");
    for (int i = 0; i < 47; ++i) {
        desk.city.clock.advance(10min);
        EXPECT_EQ(busy.get("/desk/notes").status, 200) << i;
    }
    desk.city.clock.advance(10min);
    EXPECT_EQ(busy.get("/desk/notes").status, 303);
}

TEST_F(AtTheDoor, signing_out_ends_the_session_on_the_server)
{
    auto one = desk.signed_in("officer.housing");
    auto thief = one;
    auto const out = one.post("/desk/sign-out", {});
    EXPECT_EQ(header(out, "Location"), "/desk/sign-in?done=people.signed_out");
    EXPECT_EQ(thief.get("/desk/notes").status, 303);
}

TEST_F(AtTheDoor, nobody_is_sent_to_another_site)
{
    for (auto const* next :
         {"https://evil.example/", "//evil.example/", "/desk/\\evil", "/news/", "/desk/sign-out"}) {
        auto one = desk.browser();
        auto const entered = one.post(
            "/desk/sign-in", {{"name", "officer.housing"}, {"password", TestDesk::password}, {"next", next}});
        EXPECT_EQ(header(entered, "Location"), "/desk/") << next;
    }
}

TEST_F(AtTheDoor, without_tls_the_page_asks_for_https_except_on_this_machine)
{
    auto one = desk.browser();
    EXPECT_FALSE(shows(one.get("/desk/sign-in"), "https://"));
    one.host = "www.example.gov.cn";
    EXPECT_TRUE(shows(one.get("/desk/sign-in"), "https://www.example.gov.cn/desk/sign-in"));
    EXPECT_EQ(one.sign_in("officer.housing", TestDesk::password).status, 422);
}

TEST_F(AtTheDoor, a_form_of_another_site_is_refused)
{
    auto one = desk.signed_in("officer.housing");
    auto other = one;
    other.session = "another session's token";
    EXPECT_EQ(other.post("/desk/notes/read", {}).status, 303); // not signed in
    http::Request forged;
    forged.method = http::Method::post;
    forged.target = forged.path = "/desk/notes/read";
    forged.headers = {
        {"host", "localhost:8080"},
        {"origin", "https://evil.example"},
        {"content-type", "application/x-www-form-urlencoded"},
        {"cookie", "__Host-session=" + one.session}};
    EXPECT_EQ(desk.door.answer(forged).status, 403);
}

TEST_F(AtTheDoor, a_password_set_by_the_operator_must_be_changed_before_anything_else)
{
    auto const account = desk.account(officer, "officer.housing.2");
    accepted(desk.city.run(
        [&](Work& work) { return set_password(work, account, TestDesk::password_hash, MustChange::yes); }));
    auto one = desk.browser();
    EXPECT_EQ(header(one.sign_in("officer.housing.2", TestDesk::password), "Location"), "/desk/password");
    EXPECT_EQ(header(one.get("/desk/"), "Location"), "/desk/password");
    auto const changed = one.post(
        "/desk/password",
        {{"current", TestDesk::password}, {"password", "another good one"}, {"again", "another good one"}});
    EXPECT_EQ(changed.status, 303);
    EXPECT_EQ(one.get("/desk/").status, 200);
}

TEST_F(AtTheDoor, changing_the_password_needs_the_current_one_and_ends_other_sessions)
{
    auto here = desk.signed_in("officer.housing");
    auto there = desk.signed_in("officer.housing");
    auto const wrong = here.post(
        "/desk/password",
        {{"current", "not this one"}, {"password", "another good one"}, {"again", "another good one"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(shows(wrong, "现在的密码不对"));
    EXPECT_TRUE(shows(
        here.post(
            "/desk/password", {{"current", TestDesk::password}, {"password", "short"}, {"again", "short"}}),
        "密码至少 10 个字符"));
    EXPECT_TRUE(shows(
        here.post(
            "/desk/password",
            {{"current", TestDesk::password}, {"password", "another good one"}, {"again", "another one"}}),
        "两次输入的密码不一样"));
    EXPECT_EQ(
        here.post(
                "/desk/password", {{"current", TestDesk::password},
                                   {"password", "another good one"},
                                   {"again", "another good one"}})
            .status,
        303);
    EXPECT_EQ(here.get("/desk/notes").status, 200);
    EXPECT_EQ(there.get("/desk/notes").status, 303);
}

} // namespace fengye::people
