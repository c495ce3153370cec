#include "modules/people/actions/send_digest.hpp"

#include <gtest/gtest.h>

#include "modules/people/actions/set_email.hpp"
#include "modules/people/people_test.hpp"
#include "modules/people/store/notes.hpp"
#include "modules/people/store/persons.hpp"

namespace fengye::people {

using namespace std::chrono_literals;

class Digests : public testing::TestWithParam<db::Engine> {
protected:
    TestCity test{GetParam()};
    Words const words;
    mail::Outbox outbox{true, false, std::string(32, 'k')};
    PersonId const officer{test.who_is(Role::officer, test.housing)};

    void SetUp() override { accepted(give_address(officer, "officer@example.gov.cn")); }

    Result<void> give_address(PersonId person, std::string const& typed)
    {
        return test.city.run([&](Work& work) { return set_email(work, person, typed); });
    }
    void told(std::string const& text = "张三的来信已转来")
    {
        accepted(test.city.run([&](Work& work) -> Result<void> {
            tell(work, officer, text, "/desk/");
            return {};
        }));
    }
    void assigned(std::string const& key, std::optional<Day> due = {})
    {
        accepted(test.city.run([&](Work& work) -> Result<void> {
            assign(
                work, {.key = key,
                       .kind = "people.my_tasks",
                       .title = "张三反映枫叶路积水",
                       .path = "/desk/",
                       .unit = test.housing,
                       .role = Role::officer,
                       .due = due});
            return {};
        }));
    }
    // What the morning's jobs send; the day then goes on.
    std::vector<mail::Opened> morning(std::string const& host = "www.example.gov.cn")
    {
        accepted(test.city.run([&](Work& work) { return plan_digests(work, outbox); }));
        for (auto const& job : jobs::due(test.city.reader(), test.city.clock.now(), 100))
            accepted(test.city.run([&](Work& work) -> Result<void> {
                TRY(send_digest(work, outbox, words, host, decode<DigestFor>(job.data)));
                jobs::finish(work.tx, job);
                return {};
            }));
        std::vector<mail::Opened> sent;
        for (auto const& letter :
             mail::due(test.city.reader(), mail::Channel::email, test.city.clock.now())) {
            sent.push_back(mail::open(outbox, letter));
            accepted(test.city.run([&](Work& work) -> Result<void> {
                mail::mark_sent(work.tx, letter, work.now);
                return {};
            }));
        }
        return sent;
    }
    std::vector<mail::Opened> next_morning()
    {
        test.city.clock.advance(24h);
        return morning();
    }
};
INSTANTIATE_TEST_SUITE_P(On, Digests, both_engines(), engine_name);

TEST_P(Digests, tell_what_is_new_in_numbers_and_name_no_citizen)
{
    told();
    told();
    assigned("a/1", test_day - std::chrono::days{1});
    assigned("a/2");
    assigned("a/3");
    auto const letters = morning();
    ASSERT_EQ(letters.size(), 1u);
    EXPECT_EQ(letters[0].to, "officer@example.gov.cn");
    EXPECT_EQ(letters[0].subject, "政务门户工作台：3 项新待办，2 条未读消息");
    EXPECT_NE(letters[0].text.find("我的待办：3 项"), std::string::npos) << letters[0].text;
    EXPECT_NE(letters[0].text.find("共有 3 项待办，其中 1 项已超期"), std::string::npos) << letters[0].text;
    EXPECT_NE(letters[0].text.find("https://www.example.gov.cn/desk/notes"), std::string::npos);
    EXPECT_EQ((letters[0].subject + letters[0].text).find("张三"), std::string::npos);
    EXPECT_EQ(letters[0].text.find('{'), std::string::npos);
}

TEST_P(Digests, do_not_repeat_what_the_last_one_told)
{
    told();
    assigned("a/1");
    ASSERT_EQ(morning().size(), 1u);
    EXPECT_TRUE(next_morning().empty());
    assigned("a/2");
    auto const letters = next_morning();
    ASSERT_EQ(letters.size(), 1u);
    EXPECT_EQ(letters[0].subject, "政务门户工作台：1 项新待办，0 条未读消息");
    EXPECT_NE(letters[0].text.find("共有 2 项待办"), std::string::npos);
}

TEST_P(Digests, leave_out_what_was_read_or_settled_meanwhile)
{
    told();
    assigned("a/1");
    accepted(test.city.run([&](Work& work) -> Result<void> {
        store::mark_read(work.tx, officer, work.now);
        settle(work, "a/1");
        return {};
    }));
    EXPECT_TRUE(morning().empty());
}

TEST_P(Digests, are_one_for_a_person_and_day)
{
    told();
    EXPECT_EQ(morning().size(), 1u);
    test.city.clock.advance(1h);
    told();
    EXPECT_TRUE(morning().empty()); // the job stands in the list once, and the letter's name is known
    EXPECT_EQ(next_morning().size(), 1u);
}

TEST_P(Digests, go_to_nobody_without_an_address_or_who_has_left)
{
    told();
    accepted(give_address(officer, ""));
    EXPECT_TRUE(morning().empty());
    accepted(give_address(officer, "officer@example.gov.cn"));
    accepted(test.city.run([&](Work& work) -> Result<void> {
        store::set_left(work.tx, officer, test_day);
        return {};
    }));
    EXPECT_TRUE(next_morning().empty());
}

TEST_P(Digests, are_not_made_while_the_city_sends_no_mail)
{
    told();
    outbox.has_email = false;
    EXPECT_TRUE(morning().empty());
    EXPECT_TRUE(jobs::due(test.city.reader(), test.city.clock.now(), 10).empty());
    outbox.has_email = true;
    EXPECT_EQ(morning().size(), 1u); // and nothing was forgotten
}

TEST_P(Digests, have_no_links_when_the_site_has_no_name)
{
    told();
    EXPECT_EQ(morning("").at(0).text.find("http"), std::string::npos);
}

TEST_P(Digests, go_to_an_address_that_is_one)
{
    accepted(give_address(officer, " Ｏｆｆｉｃｅｒ＠example.gov.cn "));
    EXPECT_EQ(store::find_person(test.city.reader(), officer)->email, "Officer@example.gov.cn");
    auto const refused = give_address(officer, "officer at example");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).field, "email");
    EXPECT_EQ(store::find_person(test.city.reader(), officer)->email, "Officer@example.gov.cn");
}

} // namespace fengye::people
