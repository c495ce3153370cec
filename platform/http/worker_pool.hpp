#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace fengye::http {

// Threads with a bounded queue before them.
class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t queue_max) : m_queue_max{queue_max}
    {
        for (std::size_t i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { work(); });
    }
    ~WorkerPool() { stop(); }

    // False when the queue is full: the caller answers 503.
    bool take(std::function<void()> task)
    {
        {
            std::lock_guard const lock{m_mutex};
            if (m_stopping || m_queue.size() >= m_queue_max)
                return false;
            m_queue.push_back(std::move(task));
        }
        m_wake.notify_one();
        return true;
    }

    // Finishes what was taken.
    void stop()
    {
        {
            std::lock_guard const lock{m_mutex};
            m_stopping = true;
        }
        m_wake.notify_all();
        for (auto& thread : m_threads)
            if (thread.joinable())
                thread.join();
    }

private:
    void work()
    {
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock{m_mutex};
                m_wake.wait(lock, [&] { return m_stopping || !m_queue.empty(); });
                if (m_queue.empty())
                    return;
                task = std::move(m_queue.front());
                m_queue.pop_front();
            }
            task();
        }
    }

    std::size_t m_queue_max;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    bool m_stopping{false};
    std::vector<std::thread> m_threads;
};

} // namespace fengye::http
