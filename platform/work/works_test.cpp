#include "platform/work/works.hpp"

#include <atomic>
#include <latch>
#include <set>

#include <gtest/gtest.h>

#include "platform/db/sqlite.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye {
namespace {

constexpr db::Sql insert_fact{
    "test.insert_fact",
    "INSERT INTO facts (id, unit, what, rule, at, evidence) VALUES (:id, 1, 'test', '', 0, :evidence)"};
constexpr db::Sql count_facts{"test.count_facts", "SELECT COUNT(*) AS count FROM facts"};
constexpr db::Sql count_jobs{"test.count_jobs", "SELECT COUNT(*) AS count FROM jobs"};
constexpr db::Sql count_journal{"test.count_journal", "SELECT COUNT(*) AS count FROM journal"};

std::int64_t count(db::Reader const& reader, db::Sql const& sql)
{
    return *reader.one(sql, {}, [](db::Row const& row) { return row.integer("count"); });
}

struct Paper {
    static constexpr std::string_view kind = "paper";
    Id<Paper> id;
    std::string text;
    static constexpr auto fields()
    {
        return std::tuple{field("id", &Paper::id), field("text", &Paper::text)};
    }
};
struct PaperSigned {
    static constexpr std::string_view name = "test.paper_signed";
    std::int64_t paper{0};
    static constexpr auto fields() { return std::tuple{field("paper", &PaperSigned::paper)}; }
};

// Writes a row, a journal line, an entry, a job: a trace in every table an act may touch.
Result<std::int64_t> do_everything(Work& work, std::string const& name)
{
    auto const id = next_number(work.tx, "facts");
    work.tx.run(insert_fact, {{":id", id}, {":evidence", name}});
    work.record("test.done", "fact/" + std::to_string(id), name);
    work.announce(PaperSigned{id});
    work.publish(Paper{{id}, name});
    return id;
}

// Holds the writer's thread in an act, so that what is handed in meanwhile makes one batch.
class Held {
public:
    explicit Held(Works& works)
        : m_thread{[&works, this] {
              (void)works.run(Actor::program("test"), [&](Work&) -> Result<void> {
                  if (!m_started.try_wait())
                      m_started.count_down();
                  m_go_on.wait();
                  return {};
              });
          }}
    {
        m_started.wait();
    }
    // After these have queued up.
    void let_go()
    {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
        m_go_on.count_down();
        m_thread.join();
    }

private:
    std::latch m_started{1}, m_go_on{1};
    std::thread m_thread;
};

class WorksOn : public ::testing::TestWithParam<db::Engine> {
protected:
    std::atomic<std::int64_t> last_committed{0};
    TestWorks works{
        GetParam(), {{"test.paper_signed", {"test.file_it", "test.tell_it"}}}, [this](std::int64_t number) {
            if (number)
                last_committed = number;
        }};

    std::int64_t count(db::Sql const& sql) { return fengye::count(works.reader(), sql); }
    void expect_chains_hold(std::int64_t journal_rows)
    {
        auto const checkpoint = works.checkpoint.read();
        auto const reader = works.reader();
        EXPECT_EQ(journal::verify(reader, "node1", checkpoint.journal), std::nullopt);
        EXPECT_EQ(gazette::verify(reader, checkpoint.gazette), std::nullopt);
        EXPECT_EQ(fengye::count(reader, count_journal), journal_rows);
        EXPECT_EQ(checkpoint.journal.number, journal_rows);
    }
};
INSTANTIATE_TEST_SUITE_P(On, WorksOn, both_engines(), engine_name);

TEST_P(WorksOn, an_act_leaves_everything_in_one_transaction)
{
    auto const id = works.run([](Work& work) { return do_everything(work, "first"); });
    ASSERT_TRUE(id);
    EXPECT_EQ(*id, 1);
    EXPECT_EQ(count(count_facts), 1);
    EXPECT_EQ(count(count_jobs), 2); // one for each who hears it
    EXPECT_EQ(last_committed, 1);
    auto const entries = gazette::after(works.reader(), 0, 10);
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].publication.kind, "paper");
    EXPECT_EQ(decode<Paper>(entries[0].publication.document).text, "first");
    auto const rows = journal::of_subject(works.reader(), "fact/1");
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].entry.person, PersonId{1});
    EXPECT_EQ(rows[0].entry.origin, "192.0.2.1");
    EXPECT_EQ(rows[0].entry.at, test_morning);
    auto const due = jobs::due(works.reader(), test_morning, 10);
    ASSERT_EQ(due.size(), 2u);
    EXPECT_EQ(due[0].kind, "test.file_it");
    EXPECT_EQ(decode<PaperSigned>(due[1].data).paper, 1);
    expect_chains_hold(1);
}

TEST_P(WorksOn, a_refusal_leaves_no_trace)
{
    auto const refused = works.run([](Work& work) -> Result<std::int64_t> {
        TRY(do_everything(work, "refused"));
        return refuse(Because::too_many, "test.too_many");
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().words, "test.too_many");
    EXPECT_EQ(count(count_facts), 0);
    EXPECT_EQ(count(count_jobs), 0);
    EXPECT_EQ(count(count_journal), 0);
    EXPECT_EQ(gazette::last_number(works.reader()), 0);
    EXPECT_EQ(
        works.run([](Work& work) { return do_everything(work, "next"); }), 1); // not even a number was used
}

TEST_P(WorksOn, an_accident_is_thrown_to_its_caller_and_undoes_its_act_alone)
{
    Held held{works.works};
    std::atomic<int> done{0}, thrown{0}, refused{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i)
        threads.emplace_back([&, i] {
            try {
                auto const result = works.run([&](Work& work) -> Result<std::int64_t> {
                    auto const id = TRY(do_everything(work, std::to_string(i)));
                    if (i % 4 == 1)
                        throw std::runtime_error{"a bug"};
                    if (i % 4 == 2)
                        work.tx.run(
                            insert_fact, {{":id", id}, {":evidence", "again"}}); // two rows of one number
                    if (i % 4 == 3)
                        return refuse(Because::conflict, "test.refused");
                    return id;
                });
                ++(result ? done : refused);
            } catch (db::Error const& error) {
                EXPECT_EQ(error.kind, db::Error::Kind::constraint);
                ++thrown;
            } catch (std::runtime_error const&) {
                ++thrown;
            }
        });
    held.let_go();
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(done, 3);
    EXPECT_EQ(thrown, 6);
    EXPECT_EQ(refused, 3);
    EXPECT_EQ(count(count_facts), 3);
    EXPECT_EQ(count(count_jobs), 6);
    EXPECT_EQ(gazette::last_number(works.reader()), 3);
    expect_chains_hold(3);
}

TEST_P(WorksOn, many_at_once_lose_nothing)
{
    constexpr int people = 32, acts = 15;
    std::vector<std::thread> threads;
    std::mutex mutex;
    std::set<std::int64_t> numbers;
    for (int i = 0; i < people; ++i)
        threads.emplace_back([&, i] {
            for (int n = 0; n < acts; ++n) {
                auto const name = std::to_string(i) + "/" + std::to_string(n);
                auto const id = works.run([&](Work& work) { return do_everything(work, name); });
                ASSERT_TRUE(id);
                // Durable when it returned: anybody sees it.
                constexpr db::Sql find{"test.find_evidence", "SELECT evidence FROM facts WHERE id = :id"};
                EXPECT_EQ(
                    works.reader().one(
                        find, {{":id", *id}}, [](db::Row const& row) { return row.text("evidence"); }),
                    name);
                std::lock_guard const lock{mutex};
                EXPECT_TRUE(numbers.insert(*id).second);
            }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(count(count_facts), people * acts);
    EXPECT_EQ(count(count_jobs), people * acts * 2);
    EXPECT_EQ(gazette::last_number(works.reader()), people * acts);
    expect_chains_hold(people * acts);
}

TEST_P(WorksOn, each_knows_which_entry_was_its_own)
{
    Held held{works.works};
    std::vector<std::thread> threads;
    std::mutex mutex;
    std::set<std::int64_t> published;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&, i] {
            Works::forget_published();
            (void)works.run([&](Work& work) -> Result<void> {
                if (i % 2 == 0)
                    work.publish(Paper{{100 + i}, "a"});
                if (i == 4)
                    work.publish(Paper{{200}, "b"});
                return {};
            });
            auto const number = Works::last_published();
            std::lock_guard const lock{mutex};
            if (i % 2 == 0) {
                auto const entries = gazette::after(works.reader(), 0, 100);
                EXPECT_EQ(
                    entries.at(static_cast<std::size_t>(number - 1)).publication.id, i == 4 ? 200 : 100 + i);
                published.insert(number);
            } else {
                EXPECT_EQ(number, 0);
            }
        });
    held.let_go();
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(published.size(), 3u);
    EXPECT_EQ(last_committed, 4);
}

TEST_P(WorksOn, a_fact_is_noted_once)
{
    auto const note = [&] {
        return works.run([](Work& work) -> Result<void> {
            work.note({UnitId{4}, "item_returned", "seed_R37", "item/81"});
            work.note({UnitId{4}, "item_returned", "seed_R37", "item/82"});
            return {};
        });
    };
    EXPECT_TRUE(note());
    EXPECT_TRUE(note());
    EXPECT_EQ(count(count_facts), 2);
}

TEST_P(WorksOn, what_is_withdrawn_or_erased_says_why)
{
    Withdrawal const why{"superseded", "新规定已公布。", "旧通知", "/news/notices/82", test_morning};
    ASSERT_TRUE(works.run([&](Work& work) -> Result<void> {
        work.publish(Paper{{81}, "a secret"});
        return {};
    }));
    ASSERT_TRUE(works.run([&](Work& work) -> Result<void> {
        work.withdraw(Paper::kind, 81, why);
        work.erase(Paper::kind, 81, {"must_not_be_public", {}, {}, {}, test_morning});
        return {};
    }));
    auto const entries = gazette::after(works.reader(), 0, 10);
    ASSERT_EQ(entries.size(), 3u);
    EXPECT_EQ(entries[0].publication.document, "");
    EXPECT_EQ(entries[1].publication.action, gazette::Action::withdraw);
    EXPECT_EQ(entries[2].publication.action, gazette::Action::erased);
    EXPECT_EQ(decode<Withdrawal>(entries[2].publication.document).reason, "must_not_be_public");
    expect_chains_hold(0);
}

TEST_P(WorksOn, what_was_handed_in_is_finished_before_the_end)
{
    std::atomic<int> done{0};
    std::vector<std::thread> threads;
    {
        Works mine{
            {.store = works.store,
             .clock = works.clock,
             .calendar = works.calendar,
             .checkpoint = works.checkpoint,
             .node = "node2"}};
        Held held{mine};
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                done +=
                    mine.run(Actor::program("test"), [](Work& work) { return do_everything(work, "late"); })
                        .has_value();
            });
        held.let_go();
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(done, 4);
    EXPECT_EQ(count(count_facts), 4);
}

// Several desk nodes have each a writer of their own; the order comes from the database.
TEST_P(WorksOn, two_nodes_on_one_database_keep_one_order)
{
    auto const other_store = works.store.open_again();
    CheckpointFile other_checkpoint{works.store.folder() / "checkpoint2"};
    Works other{
        {.store = *other_store,
         .clock = works.clock,
         .calendar = works.calendar,
         .checkpoint = other_checkpoint,
         .node = "node2"}};
    constexpr int people = 4, acts = 10;
    std::vector<std::thread> threads;
    for (int i = 0; i < people; ++i)
        for (auto* node : {&works.works, &other})
            threads.emplace_back([node] {
                for (int n = 0; n < acts; ++n)
                    EXPECT_TRUE(
                        node->run(an_actor(), [](Work& work) { return do_everything(work, "shared"); }));
            });
    for (auto& thread : threads)
        thread.join();
    auto const reader = works.reader();
    EXPECT_EQ(fengye::count(reader, count_facts), 2 * people * acts);
    EXPECT_EQ(gazette::last_number(reader), 2 * people * acts);
    EXPECT_EQ(gazette::verify(reader, {}), std::nullopt);
    EXPECT_EQ(journal::verify(reader, "node1", works.checkpoint.read().journal), std::nullopt);
    EXPECT_EQ(journal::verify(reader, "node2", other_checkpoint.read().journal), std::nullopt);
}

// An engine that fails when told to: what a full disk or a dying one does, at the place a test wants.
struct Faults {
    std::atomic<int> commits_to_pass{0}; // before the first that fails
    std::atomic<int> commits_to_fail{0};
    std::atomic<int> statements_to_fail{0};
    db::Error::Kind kind{db::Error::Kind::conflict};
};

class FaultyConnection final : public db::Connection {
public:
    FaultyConnection(std::unique_ptr<db::Connection> real, Faults& faults)
        : m_real{std::move(real)}, m_faults{faults}
    {}

    std::unique_ptr<db::Cursor> run(db::Sql const& sql, std::span<db::Param const> params) override
    {
        if (sql.name == "test.insert_fact" && m_faults.statements_to_fail > 0 &&
            m_faults.statements_to_fail-- > 0) {
            m_real->roll_back(); // as SQLITE_FULL and 40001 do
            throw db::Error{m_faults.kind, "made by a test"};
        }
        return m_real->run(sql, params);
    }
    void script(std::string_view statements) override { m_real->script(statements); }
    void begin_reading() override { m_real->begin_reading(); }
    void begin_writing() override { m_real->begin_writing(); }
    void commit() override
    {
        bool const passes = m_faults.commits_to_pass > 0 && m_faults.commits_to_pass-- > 0;
        if (!passes && m_faults.commits_to_fail > 0 && m_faults.commits_to_fail-- > 0) {
            m_real->roll_back();
            throw db::Error{m_faults.kind, "made by a test"};
        }
        m_real->commit();
    }
    void roll_back() override { m_real->roll_back(); }
    bool in_transaction() const override { return m_real->in_transaction(); }
    bool usable() const override { return m_real->usable(); }

private:
    std::unique_ptr<db::Connection> m_real;
    Faults& m_faults;
};

class FaultyWorks : public ::testing::Test {
protected:
    TestStore store;
    Faults faults;
    db::Store faulty{db::Engine::sqlite, [this] {
                         return std::make_unique<FaultyConnection>(
                             db::connect_sqlite(store.folder() / "desk.db", true), faults);
                     }};
    StillClock clock{test_morning};
    Calendar calendar{calendar_of_the_city()};
    CheckpointFile checkpoint{store.folder() / "checkpoint"};
    Works works{{.store = faulty, .clock = clock, .calendar = calendar, .checkpoint = checkpoint}};

    // So many acts in one batch; how many were accepted, and how often each ran.
    std::vector<int> run_together(
        int acts, std::atomic<int>& accepted, std::atomic<int>& thrown, std::function<void()> once_held)
    {
        std::vector<std::atomic<int>> turns(static_cast<std::size_t>(acts));
        std::vector<std::thread> threads;
        Held held{works};
        for (std::size_t i = 0; i < turns.size(); ++i)
            threads.emplace_back([&, i] {
                try {
                    accepted += works
                                    .run(
                                        an_actor(),
                                        [&](Work& work) {
                                            ++turns[i];
                                            return do_everything(work, std::to_string(i));
                                        })
                                    .has_value();
                } catch (std::exception const&) {
                    ++thrown;
                }
            });
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
        once_held();
        held.let_go();
        for (auto& thread : threads)
            thread.join();
        return {turns.begin(), turns.end()};
    }
    std::int64_t facts() { return count(store->reader(), count_facts); }
};

TEST_F(FaultyWorks, acts_of_a_void_batch_run_again_alone)
{
    std::atomic<int> accepted{0}, thrown{0};
    // The holding act commits first; the batch of five behind it is refused by the engine.
    auto const turns = run_together(5, accepted, thrown, [&] { faults.statements_to_fail = 1; });
    EXPECT_EQ(accepted, 5);
    EXPECT_EQ(thrown, 0);
    EXPECT_EQ(facts(), 5);
    EXPECT_GE(*std::max_element(turns.begin(), turns.end()), 2);
    EXPECT_EQ(gazette::last_number(store->reader()), 5);
    EXPECT_EQ(journal::verify(store->reader(), "node1", checkpoint.read().journal), std::nullopt);
    EXPECT_EQ(gazette::verify(store->reader(), checkpoint.read().gazette), std::nullopt);
}

TEST_F(FaultyWorks, a_batch_whose_commit_conflicts_runs_again_alone)
{
    std::atomic<int> accepted{0}, thrown{0};
    auto const turns = run_together(5, accepted, thrown, [&] {
        faults.commits_to_pass = 1; // the holding act's
        faults.commits_to_fail = 1;
    });
    EXPECT_EQ(accepted, 5);
    EXPECT_EQ(facts(), 5);
    EXPECT_TRUE(std::all_of(turns.begin(), turns.end(), [](int n) { return n == 2; }));
}

TEST_F(FaultyWorks, a_full_disk_is_told_and_tried_again_with_the_next)
{
    faults.kind = db::Error::Kind::full;
    faults.commits_to_fail = 1;
    EXPECT_THROW(
        (void)works.run(an_actor(), [](Work& work) { return do_everything(work, "first"); }), db::Error);
    EXPECT_EQ(facts(), 0);
    EXPECT_EQ(checkpoint.read().journal.number, 0); // nothing is promised that is not there
    EXPECT_TRUE(works.run(an_actor(), [](Work& work) { return do_everything(work, "second"); }));
    EXPECT_EQ(facts(), 1);
}

TEST_F(FaultyWorks, a_conflict_that_never_ends_is_told_in_the_end)
{
    faults.commits_to_fail = 1'000'000;
    try {
        (void)works.run(an_actor(), [](Work& work) { return do_everything(work, "first"); });
        FAIL() << "accepted";
    } catch (db::Error const& error) {
        EXPECT_EQ(error.kind, db::Error::Kind::conflict);
    }
    faults.commits_to_fail = 0;
    EXPECT_TRUE(works.run(an_actor(), [](Work& work) { return do_everything(work, "second"); }));
}

TEST_F(FaultyWorks, after_a_failed_fsync_nothing_more_is_acknowledged_and_reading_goes_on)
{
    EXPECT_TRUE(works.run(an_actor(), [](Work& work) { return do_everything(work, "before"); }));
    faults.kind = db::Error::Kind::broken;
    faults.commits_to_fail = 1;
    EXPECT_ANY_THROW((void)works.run(an_actor(), [](Work& work) { return do_everything(work, "lost"); }));
    EXPECT_THROW(
        (void)works.run(an_actor(), [](Work& work) { return do_everything(work, "after"); }), WritingStopped);
    EXPECT_EQ(count(faulty.reader(), count_facts), 1);
}

TEST_F(FaultyWorks, an_accident_past_the_acts_does_not_end_the_program)
{
    bool told = false;
    Works fragile{
        {.store = faulty, .clock = clock, .calendar = calendar, .checkpoint = checkpoint, .node = "node2"}};
    faults.kind = db::Error::Kind::other;
    faults.commits_to_fail = 1;
    try {
        (void)fragile.run(an_actor(), [](Work& work) { return do_everything(work, "first"); });
    } catch (db::Error const&) {
        told = true;
    }
    EXPECT_TRUE(told);
    EXPECT_TRUE(fragile.run(an_actor(), [](Work& work) { return do_everything(work, "second"); }));
}

} // namespace
} // namespace fengye
