#include "platform/work/works.hpp"

#include <algorithm>

#include "platform/log/log.hpp"

namespace fengye {

namespace {

// Enough to share one fsync among all that wait for it; few enough that nobody waits long behind others.
constexpr std::size_t batch_max = 256;
constexpr int attempts_alone = 5;

thread_local std::int64_t published_by_this_thread = 0;

// The engine has ended the transaction, or will not let it commit: nothing of the batch counts.
struct BatchVoid {
    std::exception_ptr cause;
    db::Error::Kind kind;
};

bool voids_the_batch(db::Error::Kind kind)
{
    using enum db::Error::Kind;
    return kind == full || kind == conflict || kind == disconnected || kind == broken;
}

} // namespace

struct Works::Batch {
    std::vector<journal::Entry> journal;
    std::vector<gazette::Publication> publications;
    std::vector<std::pair<Pending*, std::size_t>>
        publishers; // with how many publications stood before and with it
};

Works::Works(Parts parts, Committed committed)
    : m_parts{std::move(parts)},
      m_committed{std::move(committed)},
      m_writer{[this] { write_until_stopped(); }}
{}

Works::~Works()
{
    {
        std::lock_guard const lock{m_mutex};
        m_stopping = true;
    }
    m_wake.notify_one();
    m_writer.join();
}

std::int64_t Works::last_published()
{
    return published_by_this_thread;
}

void Works::forget_published()
{
    published_by_this_thread = 0;
}

void Works::wait_for(Pending& pending)
{
    {
        std::lock_guard const lock{m_mutex};
        if (m_stopping)
            throw WritingStopped{};
        m_queue.push_back(&pending);
    }
    m_wake.notify_one();
    pending.done.acquire();
    published_by_this_thread = std::max(published_by_this_thread, pending.published);
    if (pending.accident)
        std::rethrow_exception(pending.accident);
}

void Works::write_until_stopped()
{
    for (;;) {
        std::vector<Pending*> batch;
        {
            std::unique_lock lock{m_mutex};
            m_wake.wait(lock, [&] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            auto const end =
                m_queue.begin() + static_cast<std::ptrdiff_t>(std::min(m_queue.size(), batch_max));
            batch.assign(m_queue.begin(), end);
            m_queue.erase(m_queue.begin(), end);
        }
        run_batch(batch);
        for (auto* pending : batch)
            pending->done.release();
    }
}

void Works::run_batch(std::vector<Pending*> const& batch)
{
    if (batch.size() > 1 && try_together(batch))
        return;
    for (auto* pending : batch)
        run_alone(*pending);
}

bool Works::try_together(std::vector<Pending*> const& batch)
{
    if (m_broken)
        return false;
    try {
        Checkpoint heads;
        Batch gathered;
        {
            auto tx = m_parts.store.begin();
            for (auto* pending : batch)
                attempt(tx, gathered, *pending);
            if (!gathered.journal.empty())
                heads.journal = journal::append(tx, m_parts.node, gathered.journal);
            if (!gathered.publications.empty())
                heads.gazette = gazette::append(tx, m_parts.clock.now(), gathered.publications);
            tx.commit();
        }
        auto const before = heads.gazette.number - static_cast<std::int64_t>(gathered.publications.size());
        for (auto const& [pending, count] : gathered.publishers)
            pending->published = before + static_cast<std::int64_t>(count);
        if (heads.journal.number || heads.gazette.number)
            m_parts.checkpoint.write(heads);
        if (m_committed)
            m_committed(heads.gazette.number);
        return true;
    } catch (BatchVoid const& ended) {
        if (ended.kind == db::Error::Kind::broken)
            m_broken = true;
        for (auto* pending : batch)
            pending->accident = ended.cause;
    } catch (db::Error const& error) {
        if (error.kind == db::Error::Kind::broken)
            m_broken = true;
        log::error("batch_failed", {{"error", error.what()}, {"acts", batch.size()}});
        for (auto* pending : batch)
            pending->accident = std::current_exception();
    }
    return false;
}

// An accident of one act undoes that act alone.
void Works::attempt(db::Transaction& tx, Batch& batch, Pending& pending)
{
    pending.accident = nullptr;
    pending.published = 0;
    Work work{tx, pending.actor, m_parts.calendar, m_parts.clock.now(), m_parts.hearers};
    try {
        db::Savepoint savepoint{tx}; // rolls back when it leaves the scope
        if (!pending.act(work))
            return;
        savepoint.release();
    } catch (db::Error const& error) {
        if (voids_the_batch(error.kind) || tx.ended())
            throw BatchVoid{std::current_exception(), error.kind};
        pending.accident = std::current_exception();
        return;
    } catch (...) {
        pending.accident = std::current_exception();
        return;
    }
    batch.journal.insert(batch.journal.end(), work.journal_entries().begin(), work.journal_entries().end());
    batch.publications.insert(
        batch.publications.end(), work.publications().begin(), work.publications().end());
    if (!work.publications().empty())
        batch.publishers.emplace_back(&pending, batch.publications.size());
}

void Works::run_alone(Pending& pending)
{
    for (int i = 0; i < attempts_alone; ++i) {
        if (m_broken) {
            pending.accident = std::make_exception_ptr(WritingStopped{});
            return;
        }
        if (try_together({&pending}))
            return;
        try {
            std::rethrow_exception(pending.accident);
        } catch (db::Error const& error) {
            if (error.kind != db::Error::Kind::conflict)
                return; // a full disk is told to this caller, and tried again with the next
        }
    }
}

} // namespace fengye
