#include <gtest/gtest.h>

#include "modules/people/actions/hand_over.hpp"
#include "modules/people/people_test.hpp"
#include "modules/people/store/tasks.hpp"

namespace fengye::people {

class HandingOver : public testing::TestWithParam<db::Engine> {
protected:
    TestCity test{GetParam(), {{std::string{PersonHandedOver::name}, {"editorial.take_over"}}}};
    PersonId const leaver{test.who_is(Role::officer, test.housing)};
    PersonId const successor{test.person("新信息员", test.housing)};

    Result<void> hand(HandOver const& wanted)
    {
        return test.city.run([&](Work& work) { return hand_over(work, wanted); });
    }
    auto waiting_for(PersonId person) { return store::waiting_for(test.city.reader(), person, test_day); }
};
INSTANTIATE_TEST_SUITE_P(On, HandingOver, both_engines(), engine_name);

TEST_P(HandingOver, moves_the_tasks_and_tells_the_modules_above)
{
    accepted(test.city.run([&](Work& work) -> Result<void> {
        assign(
            work, {.key = "editorial/rework/1",
                   .kind = "editorial.task_returned",
                   .title = "一篇稿件",
                   .path = "/desk/",
                   .person = leaver});
        return {};
    }));
    accepted(hand({leaver, successor}));
    EXPECT_TRUE(waiting_for(leaver).empty());
    ASSERT_EQ(waiting_for(successor).size(), 1u);
    auto const jobs = jobs::due(test.city.reader(), test.city.clock.now(), 10);
    ASSERT_EQ(jobs.size(), 1u);
    EXPECT_EQ(decode<PersonHandedOver>(jobs.front().data).to, successor);
}

TEST_P(HandingOver, ends_everything_for_someone_who_leaves)
{
    accepted(hand({leaver, successor, test_day}));
    EXPECT_FALSE(rights_of(test.city.reader(), leaver, test_day).empty());
    EXPECT_TRUE(rights_of(test.city.reader(), leaver, test_day + std::chrono::days{1}).empty());
    EXPECT_TRUE(
        holders(test.city.reader(), Role::officer, test.housing, test_day + std::chrono::days{1}).empty());
    EXPECT_FALSE(test.try_to_appoint({leaver, Role::officer, test.housing, test_day}));
}

TEST_P(HandingOver, stays_within_the_unit)
{
    auto const stranger = test.person("市民政局信息员", test.civil_affairs);
    auto const handed = hand({leaver, stranger});
    ASSERT_FALSE(handed);
    EXPECT_EQ(handed.error().words, "people.error_successor");
    EXPECT_FALSE(hand({leaver, leaver}));
    // Someone of another unit who serves in this one may take over.
    test.appointed({stranger, Role::officer, test.housing, test_day});
    EXPECT_TRUE(hand({leaver, stranger}));
}

} // namespace fengye::people
