#include <gtest/gtest.h>

#include "modules/people/actions/disable_account.hpp"
#include "modules/people/actions/forget_old.hpp"
#include "modules/people/actions/sign_in.hpp"
#include "modules/people/domain/sign_in_limits.hpp"
#include "modules/people/people_test.hpp"
#include "modules/people/store/sessions.hpp"

namespace fengye::people {

using namespace std::chrono_literals;

class SignIn : public testing::TestWithParam<db::Engine> {
protected:
    TestCity test{GetParam()};
    PersonId const person{test.person("市住房和城乡建设局信息员", test.housing)};
    AccountId const account{test.account(person, "officer.housing")};
    static constexpr int failures_max = 5;

    static Attempt from(std::string const& network, std::string const& name = "officer.housing")
    {
        return {name, "hash of " + name, network};
    }
    Result<void> begin(Attempt const& attempt)
    {
        return test.city.run([&](Work& work) { return begin_attempt(work, attempt, failures_max); });
    }
    void fail(Attempt const& attempt, int times)
    {
        for (int i = 0; i < times; ++i)
            accepted(begin(attempt));
    }
    void succeed(Attempt const& attempt, std::string const& session = "a session")
    {
        accepted(begin(attempt));
        accepted(test.city.run([&](Work& work) { return open_session(work, account, attempt, session); }));
    }
};
INSTANTIATE_TEST_SUITE_P(On, SignIn, both_engines(), engine_name);

TEST_P(SignIn, waits_after_wrong_passwords_and_says_how_long)
{
    fail(from("192.0.2.1"), failures_max);
    auto const refused = begin(from("192.0.2.1"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().because, Because::too_many);
    EXPECT_EQ(refused.error().values.at("minutes"), "1");

    test.city.clock.advance(1min);
    accepted(begin(from("192.0.2.1")));
    EXPECT_EQ(begin(from("192.0.2.1")).error().values.at("minutes"), "2");
}

TEST_P(SignIn, does_not_lock_out_the_owner_at_another_address)
{
    fail(from("192.0.2.66"), failures_max);
    EXPECT_FALSE(begin(from("192.0.2.66")));
    succeed(from("192.0.2.1"));
}

TEST_P(SignIn, forgets_the_failures_with_a_success)
{
    fail(from("192.0.2.1"), failures_max - 1);
    succeed(from("192.0.2.1"));
    fail(from("192.0.2.1"), failures_max);
}

TEST_P(SignIn, lets_the_owner_in_from_a_known_address_while_the_whole_world_guesses)
{
    succeed(from("192.0.2.1"));
    for (int i = 0; i < 40; ++i)
        (void)begin(from("198.51.100." + std::to_string(i)));
    EXPECT_FALSE(begin(from("203.0.113.9"))); // a stranger's address waits some seconds
    succeed(from("192.0.2.1"), "another session");
    test.city.clock.advance(name_pause);
    accepted(begin(from("203.0.113.9")));
}

TEST_P(SignIn, holds_back_an_address_that_tries_many_names)
{
    for (int i = 0; i < network_attempts_max; ++i)
        accepted(begin(from("192.0.2.66", "name" + std::to_string(i))));
    EXPECT_FALSE(begin(from("192.0.2.66", "one more")));
    EXPECT_TRUE(begin(from("192.0.2.67", "one more")));
}

TEST_P(SignIn, records_who_came_and_that_somebody_guessed)
{
    fail(from("192.0.2.66"), failures_max);
    succeed(from("192.0.2.1"));
    auto const rows = journal::of_subject(test.city.reader(), "person/" + person.text());
    EXPECT_EQ(rows[0].entry.act, "people.signed_in");
    EXPECT_EQ(rows[1].entry.act, "people.sign_in_guessed");
}

TEST_P(SignIn, of_two_accounts_is_the_same_person)
{
    auto const other = test.account(person, "officer.housing.2");
    succeed(from("192.0.2.1"), "first");
    accepted(test.city.run([&](Work& work) {
        return open_session(work, other, from("192.0.2.1", "officer.housing.2"), "second");
    }));
    auto const first = store::find_visit(test.city.reader(), "first").value();
    auto const second = store::find_visit(test.city.reader(), "second").value();
    EXPECT_NE(first.account.id, second.account.id);
    EXPECT_EQ(first.person.id, second.person.id);
}

TEST_P(SignIn, ends_when_the_account_is_closed)
{
    succeed(from("192.0.2.1"));
    accepted(test.city.run([&](Work& work) { return disable_account(work, account); }));
    EXPECT_FALSE(store::find_visit(test.city.reader(), "a session"));
    EXPECT_FALSE(
        test.city.run([&](Work& work) { return open_session(work, account, from("192.0.2.1"), "another"); }));
}

TEST_P(SignIn, on_other_machines_ends_when_the_password_changes)
{
    succeed(from("192.0.2.1"), "here");
    succeed(from("192.0.2.2"), "there");
    accepted(test.city.run([&](Work& work) { return change_password(work, account, "new hash", "here"); }));
    EXPECT_TRUE(store::find_visit(test.city.reader(), "here"));
    EXPECT_FALSE(store::find_visit(test.city.reader(), "there"));
}

TEST_P(SignIn, leaves_nothing_behind_when_its_time_is_over)
{
    succeed(from("192.0.2.1"));
    fail(from("192.0.2.66"), 3);
    test.city.clock.advance(25h);
    accepted(test.city.run([&](Work& work) { return forget_old(work, Settings{}); }));
    EXPECT_FALSE(store::find_visit(test.city.reader(), "a session"));
    fail(from("192.0.2.66"), failures_max);
}

} // namespace fengye::people
