#include <gtest/gtest.h>

#include "modules/people/people_test.hpp"
#include "modules/people/store/notes.hpp"
#include "modules/people/store/tasks.hpp"

namespace fengye::people {

class Tasks : public testing::TestWithParam<db::Engine> {
protected:
    TestCity test{GetParam()};
    PersonId const reviewer{test.who_is(Role::reviewer, test.housing)};

    void assigned(Task const& task)
    {
        accepted(test.city.run([&](Work& work) -> Result<void> {
            assign(work, task);
            return {};
        }));
    }
    void settled(std::string const& key)
    {
        accepted(test.city.run([&](Work& work) -> Result<void> {
            settle(work, key);
            return {};
        }));
    }
    std::vector<std::string> waiting_for(PersonId person, Day today = test_day)
    {
        std::vector<std::string> keys;
        for (auto const& waiting : store::waiting_for(test.city.reader(), person, today))
            keys.push_back(waiting.task.key);
        EXPECT_EQ(
            store::count_waiting_for(test.city.reader(), person, today),
            static_cast<std::int64_t>(keys.size()));
        return keys;
    }
    Task review(std::string const& key, std::optional<Day> due = {}) const
    {
        return {
            .key = key,
            .kind = "editorial.task_review",
            .title = "一篇稿件",
            .path = "/desk/",
            .unit = test.housing,
            .role = Role::reviewer,
            .due = due};
    }
};
INSTANTIATE_TEST_SUITE_P(On, Tasks, both_engines(), engine_name);

TEST_P(Tasks, wait_for_whoever_holds_the_role_that_day)
{
    auto const stranger = test.who_is(Role::reviewer, test.civil_affairs);
    auto const later = test.person("明年的审查员", test.housing);
    test.appointed({later, Role::reviewer, test.housing, day(2027, 1, 1)});
    assigned(review("a"));
    EXPECT_EQ(waiting_for(reviewer), std::vector<std::string>{"a"});
    EXPECT_TRUE(waiting_for(stranger).empty());
    EXPECT_TRUE(waiting_for(later).empty());
    EXPECT_EQ(waiting_for(later, day(2027, 1, 1)), std::vector<std::string>{"a"});
}

TEST_P(Tasks, come_with_the_nearest_deadline_first_and_those_without_last)
{
    assigned(review("without"));
    assigned(review("december", day(2026, 12, 1)));
    assigned(review("november", day(2026, 11, 30)));
    EXPECT_EQ(waiting_for(reviewer), (std::vector<std::string>{"november", "december", "without"}));
}

TEST_P(Tasks, are_replaced_when_assigned_again)
{
    assigned(review("a"));
    auto changed = review("a", day(2026, 12, 1));
    changed.title = "改过的标题";
    assigned(changed);
    auto const waiting = store::waiting_for(test.city.reader(), reviewer, test_day);
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ(waiting.front().task.title, "改过的标题");
    EXPECT_EQ(waiting.front().task.due, day(2026, 12, 1));
    EXPECT_EQ(waiting.front().assigned_by, "tester");
}

TEST_P(Tasks, go_when_settled_and_come_back_when_assigned_again)
{
    assigned(review("a"));
    settled("a");
    settled("a");
    settled("never heard of");
    EXPECT_TRUE(waiting_for(reviewer).empty());
    EXPECT_EQ(store::last_settled_for(test.city.reader(), reviewer, test_day), test_morning);
    assigned(review("a"));
    EXPECT_EQ(waiting_for(reviewer).size(), 1u);
}

TEST_P(Tasks, may_be_for_one_person)
{
    assigned(
        {.key = "mine",
         .kind = "editorial.task_returned",
         .title = "一篇稿件",
         .path = "/desk/",
         .person = reviewer});
    EXPECT_EQ(waiting_for(reviewer), std::vector<std::string>{"mine"});
    EXPECT_TRUE(waiting_for(test.who_is(Role::reviewer, test.housing)).empty());
}

TEST_P(Tasks, are_told_apart_from_notes_which_are_only_read)
{
    accepted(test.city.run([&](Work& work) -> Result<void> {
        tell(work, reviewer, "《一篇稿件》已发布", "/desk/editorial/items/1");
        return {};
    }));
    EXPECT_EQ(store::count_unread(test.city.reader(), reviewer), 1);
    accepted(test.city.run([&](Work& work) -> Result<void> {
        store::mark_read(work.tx, reviewer, work.now);
        return {};
    }));
    EXPECT_EQ(store::count_unread(test.city.reader(), reviewer), 0);
    EXPECT_TRUE(store::notes_of(test.city.reader(), reviewer, 0, 10).front().is_read);
}

} // namespace fengye::people
