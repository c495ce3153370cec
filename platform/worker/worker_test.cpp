#include "platform/worker/worker.hpp"

#include <gtest/gtest.h>

namespace fengye {
namespace {

// Waits for what another thread does; ten seconds is for ever.
template <class Holds>
bool comes_true(Holds const& holds)
{
    for (int i = 0; i < 2000 && !holds(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    return holds();
}

} // namespace

TEST(Worker, works_at_once_and_whenever_it_is_woken)
{
    std::atomic<int> times{0};
    Worker worker{"test_failed", [&] { ++times; }};
    EXPECT_TRUE(comes_true([&] { return times >= 1; }));
    int const before = times;
    worker.wake();
    EXPECT_TRUE(comes_true([&] { return times > before; }));
    worker.leave();
    int const at_the_end = times;
    worker.wake();
    worker.leave();
    EXPECT_EQ(times, at_the_end) << "it has left";
}

TEST(Worker, goes_on_after_work_that_failed)
{
    std::atomic<int> times{0};
    Worker worker{"test_failed", [&] {
                      ++times;
                      throw std::runtime_error{"no disk"};
                  }};
    EXPECT_TRUE(comes_true([&] { return times >= 1; }));
    worker.wake();
    EXPECT_TRUE(comes_true([&] { return times >= 2; }));
}

TEST(Worker, tells_work_that_takes_long_when_to_break_off)
{
    std::atomic<bool> has_begun{false}, was_told{false};
    std::unique_ptr<Worker> worker;
    std::atomic<Worker*> known{nullptr};
    worker = std::make_unique<Worker>("test_failed", [&] {
        auto* const self = known.load();
        if (!self)
            return;
        has_begun = true;
        was_told = comes_true([&] { return self->is_leaving().load(); });
    });
    known = worker.get();
    worker->wake();
    EXPECT_TRUE(comes_true([&] { return has_begun.load(); }));
    worker->leave();
    EXPECT_TRUE(was_told);
}

} // namespace fengye
