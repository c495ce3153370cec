#include <gtest/gtest.h>

#include "modules/people/actions/disable_account.hpp"
#include "modules/people/actions/setup_links.hpp"
#include "modules/people/people_test.hpp"
#include "modules/people/store/accounts.hpp"

namespace fengye::people {

using namespace std::chrono_literals;

class SetupLinks : public testing::TestWithParam<db::Engine> {
protected:
    TestCity test{GetParam()};
    Secret const secret{"a token somebody is given", "its keyed hash"};
    PersonId const person{test.person("市住房和城乡建设局信息员", test.housing)};
    AccountId const account{test.account(person, "officer.housing")};

    Result<void> make(Secret const& link)
    {
        return test.city.run([&](Work& work) { return make_setup_link(work, account, link); });
    }
    Result<AccountId> use(std::string const& hash)
    {
        return test.city.run([&](Work& work) { return use_setup_link(work, hash, "hash of a password"); });
    }
};
INSTANTIATE_TEST_SUITE_P(On, SetupLinks, both_engines(), engine_name);

TEST_P(SetupLinks, set_a_password_once)
{
    accepted(make(secret));
    EXPECT_EQ(accepted(use(secret.hash)), account);
    EXPECT_EQ(store::find_account(test.city.reader(), account)->password_hash, "hash of a password");
    auto const again = use(secret.hash);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().because, Because::gone);
}

TEST_P(SetupLinks, hold_for_seven_days)
{
    accepted(make(secret));
    test.city.clock.advance(7 * 24h - 1s);
    EXPECT_TRUE(store::account_of_link(test.city.reader(), secret.hash, test.city.clock.now()));
    test.city.clock.advance(1s);
    EXPECT_FALSE(use(secret.hash));
}

TEST_P(SetupLinks, replace_each_other)
{
    accepted(make(secret));
    accepted(make({"another", "hash of another"}));
    EXPECT_FALSE(use(secret.hash));
    EXPECT_TRUE(use("hash of another"));
}

TEST_P(SetupLinks, do_not_open_a_closed_account)
{
    accepted(make(secret));
    accepted(test.city.run([&](Work& work) { return disable_account(work, account); }));
    EXPECT_FALSE(use(secret.hash));
    EXPECT_FALSE(make(secret));
}

TEST_P(SetupLinks, leave_no_token_in_the_journal)
{
    accepted(make(secret));
    for (auto const& row : journal::of_subject(test.city.reader(), "person/" + person.text()))
        EXPECT_EQ(row.entry.detail.find(secret.text), std::string::npos);
}

TEST_P(SetupLinks, are_not_for_a_name_somebody_has)
{
    auto const taken =
        test.city.run([&](Work& work) { return add_account(work, person, "Officer.Housing"); });
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().words, "people.error_account_taken");
}

} // namespace fengye::people
