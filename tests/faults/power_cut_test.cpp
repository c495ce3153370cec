#include <atomic>
#include <cstdlib>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "platform/gazette/gazette.hpp"
#include "platform/journal/journal.hpp"
#include "tests/faults/forgetful_disk.hpp"
#include "tests/testing/test_front.hpp"
#include "tests/testing/test_works.hpp"

// The power goes at a random moment while acts are recorded and published. What was acknowledged is there
// afterwards, once, and both chains hold.
namespace fengye {

namespace {

constexpr int writers = 4;

int cuts_wanted()
{
    auto const* wanted = std::getenv("FENGYE_POWER_CUTS");
    return wanted ? std::atoi(wanted) : 15;
}

// One desk on one disk, through one power cut after another.
class Desk {
public:
    explicit Desk(unsigned seed) : m_chance{seed}, m_disk{seed}
    {
        auto const store = db::Store::open_sqlite(path());
        db::migrate(*store, all_migrations());
        m_disk.cut_power(); // so that even the first tables are what a disk holds
    }

    // Works until the power goes, then finds what is left.
    void live_until_the_cut(char const* settings)
    {
        {
            m_lost_writes += m_disk.restore_power(
                m_chance() % 2 ? ForgetfulDisk::Unsynced::all_lost : ForgetfulDisk::Unsynced::some_lost);
            auto const store = db::Store::open_sqlite(path());
            store->maintain(settings);
            CheckpointFile checkpoint{m_folder / "checkpoint"};
            Works works{
                {.store = *store, .clock = m_clock, .calendar = m_calendar, .checkpoint = checkpoint}};
            std::vector<std::thread> threads;
            for (int i = 0; i < writers; ++i)
                threads.emplace_back([&] { write(works); });
            std::this_thread::sleep_for(std::chrono::microseconds{2'000 + m_chance() % 60'000});
            m_disk.cut_power();
            for (auto& thread : threads)
                thread.join();
        }
        m_lost_writes += m_disk.restore_power(
            m_chance() % 2 ? ForgetfulDisk::Unsynced::all_lost : ForgetfulDisk::Unsynced::some_lost);
    }

    // What is wrong now, in words; nothing when all is well.
    std::string found_wrong()
    {
        auto const store = db::Store::open_sqlite(path());
        auto const reader = store->reader();
        CheckpointFile const checkpoint{m_folder / "checkpoint"};
        if (auto const wrong = journal::verify(reader, "node1", checkpoint.read().journal))
            return *wrong;
        if (auto const wrong = gazette::verify(reader, checkpoint.read().gazette))
            return *wrong;
        std::map<std::int64_t, int> published;
        for (auto after = std::int64_t{0};;) {
            auto const entries = gazette::after(reader, after, 1000);
            if (entries.empty())
                break;
            for (auto const& entry : entries)
                ++published[entry.publication.id];
            after = entries.back().number;
        }
        for (std::int64_t number = 1; number <= m_begun; ++number) {
            auto const recorded = journal::of_subject(reader, "note/" + std::to_string(number)).size();
            auto const count = published[number];
            if (recorded > 1 || count > 1)
                return "act " + std::to_string(number) + " stands there twice";
            if (recorded != static_cast<std::size_t>(count))
                return "act " + std::to_string(number) + " stands there by half";
            if (m_acknowledged[static_cast<std::size_t>(number)] && count == 0)
                return "act " + std::to_string(number) + " was acknowledged and is gone";
        }
        return {};
    }

    std::size_t lost_writes() const { return m_lost_writes; }
    std::int64_t acknowledged() const
    {
        return std::count(m_acknowledged.begin(), m_acknowledged.end(), true);
    }

private:
    std::filesystem::path path() const { return m_folder / "desk.db"; }

    void write(Works& works)
    {
        auto const actor = an_actor();
        try {
            for (;;) {
                auto const number = ++m_begun;
                if (number >= static_cast<std::int64_t>(m_acknowledged.size()))
                    return;
                (void)works.run(actor, [&](Work& work) -> Result<void> {
                    front::Note note{
                        .path = "/note/" + std::to_string(number),
                        .title = "断电",
                        .text = std::string(400, 'a')};
                    note.id = Id<front::Note>{number};
                    work.record("test.published", "note/" + std::to_string(number));
                    work.publish(note);
                    return {};
                });
                m_acknowledged[static_cast<std::size_t>(number)] = true;
            }
        } catch (std::exception const&) {
            // the power went
        }
    }

    TemporaryFolder m_folder;
    std::mt19937 m_chance;
    ForgetfulDisk m_disk;
    StillClock m_clock{test_morning};
    Calendar m_calendar{calendar_of_the_city()};
    std::atomic<std::int64_t> m_begun{0};
    std::vector<char> m_acknowledged = std::vector<char>(4'000'000);
    std::size_t m_lost_writes{0};
};

} // namespace

TEST(PowerCut, loses_nothing_that_was_acknowledged)
{
    Desk desk{20261123};
    for (int i = 0; i < cuts_wanted(); ++i) {
        desk.live_until_the_cut("PRAGMA synchronous");
        ASSERT_EQ(desk.found_wrong(), "") << "after cut " << i + 1;
    }
    EXPECT_GT(desk.acknowledged(), cuts_wanted()) << "the test proves nothing";
    EXPECT_GT(desk.lost_writes(), 0u) << "the test proves nothing";
    RecordProperty("acknowledged", static_cast<int>(desk.acknowledged()));
}

// The disk above forgets honestly: a desk that does not wait for it loses what it acknowledged.
TEST(PowerCut, would_lose_something_if_the_desk_did_not_sync)
{
    Desk desk{7};
    bool has_lost = false;
    for (int i = 0; i < 15 && !has_lost; ++i) {
        desk.live_until_the_cut("PRAGMA synchronous = OFF");
        try {
            has_lost = !desk.found_wrong().empty();
        } catch (db::Error const&) {
            has_lost = true; // not even a database any more
        }
    }
    EXPECT_TRUE(has_lost);
}

} // namespace fengye
