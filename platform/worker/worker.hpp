#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

namespace fengye {

// One thread that works whenever it is woken, and each second in case nobody woke it. What the work throws is
// logged under `trouble`, and the work is tried again.
class Worker {
public:
    Worker(std::string_view trouble, std::function<void()> work);
    ~Worker();
    void wake();
    void leave();                                                     // waits for the work under way
    std::atomic<bool> const& is_leaving() const { return m_leaving; } // for work that can be broken off

private:
    void run();

    std::string_view m_trouble;
    std::function<void()> m_work;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_woken{true};
    std::atomic<bool> m_leaving{false};
    std::thread m_thread;
};

} // namespace fengye
