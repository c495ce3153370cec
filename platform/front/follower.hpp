#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "platform/db/db.hpp"
#include "platform/front/store.hpp"
#include "platform/worker/worker.hpp"

namespace fengye::front {

// Carries the gazette's entries to the front, as soon as they are committed. One for each front.
class Follower {
public:
    Follower(db::Store& desk, Store& front);

    // Something was committed. On PostgreSQL other nodes commit too, so the follower looks by itself as well.
    void wake() { m_worker.wake(); }
    // Waits until the front shows this entry; false when it did not within the time.
    bool wait_for(std::int64_t number, std::chrono::milliseconds at_most);

private:
    void follow();

    db::Store& m_desk;
    Store& m_front;
    std::mutex m_mutex;
    std::condition_variable m_moved;
    std::int64_t m_applied{0};
    Worker m_worker; // the last, since it begins at once
};

// Applies everything the front has not seen, in the calling thread. After an erasure the front is built anew,
// also when that was cut off before.
void catch_up(db::Store& desk, Store& front);

} // namespace fengye::front
