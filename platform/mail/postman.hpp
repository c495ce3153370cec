#pragma once

#include <functional>
#include <memory>

#include "platform/mail/outbox.hpp"
#include "platform/mail/smtp.hpp"
#include "platform/worker/worker.hpp"

namespace fengye {
class Works;
}

namespace fengye::mail {

// Hands over one letter, outside any transaction; gives up soon after `stopping` is set.
using Send = std::function<Outcome(Kept const&, Opened const&, std::atomic<bool> const& stopping)>;

// By SMTP, and into the file for a gateway. Both throw at once when the settings are no use.
Send by_server(Settings const&, Outbox const&);
Send into_file(Settings const&);

// Sends what is due on one channel, one letter after the other, in a thread of its own. A dead or slow server
// holds up nothing else. Killed between sending and noting it, the program sends the letter again, under the
// same id.
class Postman {
public:
    struct Parts {
        db::Store& desk;
        Works& works;
        Clock const& clock;
        Outbox outbox;
    };
    Postman(Parts, Channel, Send);
    void wake() { m_worker.wake(); }   // after a commit
    void leave() { m_worker.leave(); } // what is under way is broken off

private:
    void send_all_due();
    void send_one(Kept const&);
    void settle(Kept const&, Outcome const&);
    void tidy_up();
    bool is_server_away() const { return m_parts.clock.now() < m_away_until; }

    Parts m_parts;
    Channel m_channel;
    Send m_send;
    Moment m_away_until{}; // its thread only
    Day m_tidied_on{};     // its thread only
    Worker m_worker;       // the last, since it begins at once
};

// One for each channel the city has; none where it has none.
class Postmen {
public:
    Postmen(Postman::Parts const&, Settings const&);
    ~Postmen(); // all have left before the first of them is gone
    void wake();

private:
    std::vector<std::unique_ptr<Postman>> m_postmen;
};

} // namespace fengye::mail
