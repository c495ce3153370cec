#include <atomic>
#include <cstdlib>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "modules/letters/actions/hand_in.hpp"
#include "modules/letters/module.hpp"
#include "modules/people/actions/load_units.hpp"
#include "tests/faults/forgetful_disk.hpp"
#include "tests/testing/test_works.hpp"

// The power goes at a random moment while letters are handed in. Each that was acknowledged is there
// afterwards, whole and once, and its code opens it.
namespace fengye {

namespace {

constexpr int writers = 4;

int cuts_wanted()
{
    auto const* wanted = std::getenv("FENGYE_POWER_CUTS");
    return wanted ? std::atoi(wanted) : 10;
}

letters::LetterForm form_of(int number)
{
    letters::LetterForm form;
    form.category = "A02";
    form.title = "断电时的第" + std::to_string(number) + "封来信";
    form.content = "来信的内容，写明时间、地点、经过和要求。";
    form.publish = "no";
    form.contact = {.name = "示例", .phone = "13800138000"};
    form.has_agreed = true;
    return form;
}

class Counter {
public:
    explicit Counter(unsigned seed) : m_chance{seed}, m_disk{seed}
    {
        {
            auto const store = db::Store::open_sqlite(path());
            db::migrate(*store, all_migrations());
            with_works(*store, [&](Works& works) {
                (void)works.run(
                    an_actor(), [](Work& work) -> Result<int> { return people::load_units(work); });
            });
        }
        m_disk.cut_power();
        m_disk.restore_power(ForgetfulDisk::Unsynced::all_lost);
    }

    void live_until_the_cut()
    {
        {
            auto const store = db::Store::open_sqlite(path());
            with_works(*store, [&](Works& works) {
                std::vector<std::thread> threads;
                for (int i = 0; i < writers; ++i)
                    threads.emplace_back([&] { write(*store, works); });
                std::this_thread::sleep_for(std::chrono::microseconds{2'000 + m_chance() % 60'000});
                m_disk.cut_power();
                for (auto& thread : threads)
                    thread.join();
            });
        }
        m_lost_writes += m_disk.restore_power(
            m_chance() % 2 ? ForgetfulDisk::Unsynced::all_lost : ForgetfulDisk::Unsynced::some_lost);
    }

    std::string found_wrong()
    {
        auto const store = db::Store::open_sqlite(path());
        auto const reader = store->reader();
        casework::Vault const vault{m_key};
        for (auto const& [number, receipt] : m_acknowledged) {
            auto const code = casework::DigitsCode::read(receipt.code).value();
            auto const record = casework::find_case(reader, vault, code);
            if (!record || record->number != receipt.number)
                return receipt.number + " was acknowledged and is gone";
            auto const contact = casework::contact_of(reader, vault, record->id);
            if (!contact || contact->phone != "13800138000" ||
                casework::steps_of(reader, vault, record->id).size() != 1 ||
                casework::clocks_of(reader, record->id).size() != 2)
                return receipt.number + " is there by half";
        }
        std::set<std::string> numbers;
        for (auto const& [number, receipt] : m_acknowledged)
            numbers.insert(receipt.number);
        return numbers.size() == m_acknowledged.size() ? "" : "a number was given twice";
    }

    std::size_t acknowledged() const { return m_acknowledged.size(); }
    std::size_t lost_writes() const { return m_lost_writes; }

private:
    std::filesystem::path path() const { return m_folder / "desk.db"; }

    template <class Use>
    void with_works(db::Store& store, Use use)
    {
        CheckpointFile checkpoint{m_folder / "checkpoint"};
        Works works{{.store = store, .clock = m_clock, .calendar = m_calendar, .checkpoint = checkpoint}};
        use(works);
    }

    void write(db::Store& store, Works& works)
    {
        Platform const platform{m_settings, m_clock, m_calendar, m_key,   m_words, m_renderer,
                                store,      works,   m_front,    m_files, m_portal};
        try {
            for (;;) {
                int const number = ++m_begun;
                auto const receipt = works.run(Actor::program("192.0.2.7"), [&](Work& work) {
                    return letters::hand_in_letter(
                        work, platform,
                        {"test/" + std::to_string(number), letters::Way::api, form_of(number)});
                });
                if (!receipt)
                    throw std::logic_error{"refused: " + receipt.error().words};
                std::scoped_lock const lock{m_mutex};
                m_acknowledged.emplace_back(number, *receipt);
            }
        } catch (std::logic_error const&) {
            throw;
        } catch (std::exception const&) {
            // the power went
        }
    }

    TemporaryFolder m_folder, m_other;
    crypto::Key m_key{crypto::Key::load_or_make(m_other / "key")};
    Settings m_settings;
    Words m_words;
    html::Renderer m_renderer{m_words};
    files::Files m_files{m_other / "files"};
    Portal m_portal;
    front::Store m_front{m_other / "front.db", m_portal.types}; // on a disk that keeps its power
    std::mt19937 m_chance;
    ForgetfulDisk m_disk;
    StillClock m_clock{test_morning};
    Calendar m_calendar{calendar_of_the_city()};
    std::atomic<int> m_begun{0};
    std::mutex m_mutex;
    std::vector<std::pair<int, letters::LetterReceipt>> m_acknowledged;
    std::size_t m_lost_writes{0};
};

TEST(LettersInAPowerCut, are_there_when_they_were_acknowledged)
{
    Counter counter{20261126};
    for (int i = 0; i < cuts_wanted(); ++i) {
        counter.live_until_the_cut();
        ASSERT_EQ(counter.found_wrong(), "") << "after cut " << i + 1;
    }
    EXPECT_GT(counter.acknowledged(), static_cast<std::size_t>(cuts_wanted())) << "the test proves nothing";
    EXPECT_GT(counter.lost_writes(), 0u) << "the test proves nothing";
}

} // namespace
} // namespace fengye
