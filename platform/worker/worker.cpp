#include "platform/worker/worker.hpp"

#include "platform/log/log.hpp"

namespace fengye {

namespace {

constexpr std::chrono::seconds look_again{1};

} // namespace

Worker::Worker(std::string_view trouble, std::function<void()> work)
    : m_trouble{trouble}, m_work{std::move(work)}, m_thread{[this] { run(); }}
{}

Worker::~Worker()
{
    leave();
}

void Worker::wake()
{
    {
        std::lock_guard const lock{m_mutex};
        m_woken = true;
    }
    m_wake.notify_one();
}

void Worker::leave()
{
    if (!m_thread.joinable())
        return;
    {
        std::lock_guard const lock{m_mutex};
        m_leaving = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Worker::run()
{
    for (;;) {
        {
            std::unique_lock lock{m_mutex};
            m_wake.wait_for(lock, look_again, [&] { return m_woken || m_leaving; });
            if (m_leaving)
                return;
            m_woken = false;
        }
        try {
            m_work();
        } catch (std::exception const& error) {
            log::error(m_trouble, {{"error", error.what()}});
        }
    }
}

} // namespace fengye
