#include "platform/jobs/jobs.hpp"

#include <gtest/gtest.h>

#include "platform/jobs/runner.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::jobs {
namespace {

using namespace std::chrono_literals;

class Jobs : public ::testing::TestWithParam<db::Engine> {
protected:
    TestWorks works{GetParam()};

    void add_one(std::string const& kind, Moment due, std::string const& once = {})
    {
        (void)works.run([&](Work& work) -> Result<void> {
            add(work.tx, kind, "{}", due, once);
            return {};
        });
    }
    std::vector<std::string> kinds_due(Moment now)
    {
        std::vector<std::string> kinds;
        for (auto const& job : due(works.reader(), now, 100))
            kinds.push_back(job.kind);
        return kinds;
    }
    bool lease_it(Job const& job, Moment now, std::chrono::seconds time = 5min)
    {
        return *works.run([&](Work& work) -> Result<bool> { return lease(work.tx, job, now, now + time); });
    }
    void put_it_back(Job const& job, Moment now)
    {
        (void)works.run([&](Work& work) -> Result<void> {
            put_back(work.tx, job, now, "it did not work");
            return {};
        });
    }
    Job first_due(Moment now) { return due(works.reader(), now, 1).at(0); }

    using Kinds = std::vector<std::string>;
};
Result<Job> as_it_is(Job const& job)
{
    return job;
}

INSTANTIATE_TEST_SUITE_P(On, Jobs, both_engines(), engine_name);

TEST_P(Jobs, wait_for_their_time_and_go_in_its_order)
{
    add_one("later", test_morning + 60s);
    add_one("second", test_morning);
    add_one("first", test_morning - 1s);
    EXPECT_EQ(kinds_due(test_morning), (Kinds{"first", "second"}));
    EXPECT_EQ(kinds_due(test_morning + 59s), (Kinds{"first", "second"}));
    EXPECT_EQ(kinds_due(test_morning + 60s), (Kinds{"first", "second", "later"}));
}

TEST_P(Jobs, with_a_name_stand_in_the_list_once)
{
    add_one("remind", test_morning, "remind/81");
    add_one("remind", test_morning, "remind/81");
    add_one("remind", test_morning, "remind/82");
    add_one("tell", test_morning);
    add_one("tell", test_morning);
    EXPECT_EQ(kinds_due(test_morning).size(), 4u);
}

TEST_P(Jobs, of_a_day_are_noted_once_even_after_they_are_done)
{
    auto const noted = [&] {
        return *works.run(
            [](Work& work) -> Result<bool> { return note_daily(work.tx, "remind/2026-11-23"); });
    };
    EXPECT_TRUE(noted());
    EXPECT_FALSE(noted());
}

TEST_P(Jobs, leased_by_one_are_hidden_from_others_until_the_lease_ends)
{
    add_one("tell", test_morning);
    auto const job = first_due(test_morning);
    EXPECT_TRUE(lease_it(job, test_morning));
    EXPECT_FALSE(lease_it(job, test_morning)); // another worker that read the same row
    EXPECT_TRUE(kinds_due(test_morning + 4min).empty());
    EXPECT_EQ(kinds_due(test_morning + 5min), Kinds{"tell"}); // its worker died
    EXPECT_EQ(first_due(test_morning + 5min).attempts, 1);
}

TEST_P(Jobs, that_are_finished_are_gone)
{
    add_one("tell", test_morning);
    auto const job = first_due(test_morning);
    EXPECT_TRUE(lease_it(job, test_morning));
    (void)works.run([&](Work& work) -> Result<void> {
        finish(work.tx, job);
        return {};
    });
    EXPECT_TRUE(kinds_due(test_morning + 1h).empty());
    EXPECT_FALSE(lease_it(job, test_morning + 1h));
}

TEST_P(Jobs, that_fail_back_off_and_wait_for_a_person_in_the_end)
{
    add_one("tell", test_morning);
    auto now = test_morning;
    std::vector<std::chrono::minutes> pauses;
    for (int i = 0; i < attempts_max - 1; ++i) {
        auto const job = first_due(now);
        EXPECT_EQ(job.attempts, i);
        ASSERT_TRUE(lease_it(job, now));
        put_it_back(job, now);
        auto pause = 0min;
        while (kinds_due(now + pause).empty())
            pause += 1min;
        pauses.push_back(pause);
        now += pause;
    }
    EXPECT_EQ(pauses, (std::vector<std::chrono::minutes>{1min, 2min, 4min, 8min, 16min, 32min, 64min}));
    EXPECT_TRUE(waiting_for_a_person(works.reader()).empty());

    auto const job = first_due(now);
    ASSERT_TRUE(lease_it(job, now));
    put_it_back(job, now);
    EXPECT_TRUE(kinds_due(now + 24h * 365).empty());
    auto const waiting = waiting_for_a_person(works.reader());
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ(waiting[0].job.kind, "tell");
    EXPECT_EQ(waiting[0].error, "it did not work");
}

TEST_P(Jobs, that_fail_with_a_long_story_keep_its_beginning)
{
    add_one("tell", test_morning);
    auto const job = first_due(test_morning);
    std::string story = "a";
    for (int i = 0; i < 400; ++i)
        story += "枫";
    (void)works.run([&](Work& work) -> Result<void> {
        put_back(work.tx, {job.id, job.kind, job.data, attempts_max}, test_morning, story);
        return {};
    });
    EXPECT_EQ(waiting_for_a_person(works.reader()).at(0).error, story.substr(0, 1 + 3 * 166));
}

TEST_P(Jobs, are_run_together_with_taking_them_off_the_list)
{
    add_one("good", test_morning);
    add_one("refuses", test_morning);
    add_one("throws", test_morning);
    std::vector<std::string> ran;
    Runner runner{
        *works.store, works.works, works.clock, as_it_is, [&](Work& work, Job const& job) -> Result<void> {
            ran.push_back(job.kind);
            work.record("test.ran", "job/" + job.kind);
            if (job.kind == "refuses")
                return refuse(Because::conflict, "test.refused");
            if (job.kind == "throws")
                throw std::runtime_error{"a bug"};
            return {};
        }};
    for (int i = 0; i < 500 && ran.size() < 3; ++i)
        std::this_thread::sleep_for(10ms);
    for (int i = 0; i < 500 && kinds_due(test_morning + 1min).size() < 2; ++i)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(kinds_due(test_morning + 1min), (Kinds{"refuses", "throws"}));
    EXPECT_EQ(journal::of_subject(works.reader(), "job/good").size(), 1u);
    EXPECT_TRUE(journal::of_subject(works.reader(), "job/throws").empty()); // undone with its act
}

TEST_P(Jobs, are_prepared_before_their_act_and_wait_when_that_fails)
{
    add_one("slow", test_morning);
    add_one("unprepared", test_morning);
    std::mutex mutex;
    Kinds ran;
    auto const prepare = [](Job const& job) -> Result<Job> {
        if (job.kind == "unprepared")
            return refuse(Because::too_many, "test.busy");
        auto ready = job;
        ready.data = "prepared";
        return ready;
    };
    Runner runner{
        *works.store, works.works, works.clock, prepare, [&](Work&, Job const& job) -> Result<void> {
            std::lock_guard const lock{mutex};
            ran.push_back(job.kind + " " + job.data);
            return {};
        }};
    for (int i = 0; i < 500 && kinds_due(test_morning + 1min) != Kinds{"unprepared"}; ++i)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(kinds_due(test_morning + 1min), Kinds{"unprepared"});
    std::lock_guard const lock{mutex};
    EXPECT_EQ(ran, Kinds{"slow prepared"});
}

TEST_P(Jobs, announced_while_jobs_run_are_run_too)
{
    std::atomic<int> left{20};
    add_one("chain", test_morning);
    Runner runner{
        *works.store, works.works, works.clock, as_it_is, [&](Work& work, Job const&) -> Result<void> {
            if (--left > 0)
                add(work.tx, "chain", "{}", work.now);
            return {};
        }};
    for (int i = 0; i < 1000 && left > 0; ++i)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(left, 0);
}

// A job that takes the program down with it never comes to say that it failed.
TEST_P(Jobs, whose_worker_dies_each_time_wait_for_a_person_too)
{
    add_one("kills", test_morning);
    auto now = test_morning;
    for (int i = 0; i < attempts_max; ++i, now += 5min)
        ASSERT_TRUE(lease_it(first_due(now), now)) << i;
    works.clock.advance(now - test_morning);
    std::atomic<bool> ran{false};
    {
        Runner runner{
            *works.store, works.works, works.clock, as_it_is, [&](Work&, Job const&) -> Result<void> {
                ran = true;
                return {};
            }};
        for (int i = 0; i < 500 && waiting_for_a_person(works.reader()).empty(); ++i)
            std::this_thread::sleep_for(10ms);
    }
    EXPECT_EQ(waiting_for_a_person(works.reader()).size(), 1u);
    EXPECT_FALSE(ran);
}

} // namespace
} // namespace fengye::jobs
