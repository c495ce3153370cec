#include "platform/front/follower.hpp"

#include "platform/gazette/gazette.hpp"

namespace fengye::front {

namespace {

constexpr int entries_at_once = 500;

std::vector<gazette::Entry> entries_after(db::Store& desk, std::int64_t number)
{
    auto const reader = desk.reader();
    return gazette::after(reader, number, entries_at_once);
}

} // namespace

void catch_up(db::Store& desk, Store& front)
{
    // An empty front reads everything after it was erased.
    auto const clean_from = front.applied() == 0 ? gazette::last_number(desk.reader()) : 0;
    for (auto entries = entries_after(desk, front.applied()); !entries.empty();
         entries = entries_after(desk, entries.back().number))
        front.apply(entries, clean_from);
    while (front.holds_erased()) // once more if something was erased meanwhile
        front.rebuild([&](std::int64_t after) { return entries_after(desk, after); });
}

Follower::Follower(db::Store& desk, Store& front)
    : m_desk{desk}, m_front{front}, m_worker{"front_not_followed", [this] { follow(); }}
{}

bool Follower::wait_for(std::int64_t number, std::chrono::milliseconds at_most)
{
    std::unique_lock lock{m_mutex};
    return m_moved.wait_for(lock, at_most, [&] { return m_applied >= number; });
}

void Follower::follow()
{
    // An accident came between the commit of some rows and the raising of their tags.
    if (auto const found = m_front.applied(); found > m_front.tags().raised())
        m_front.tags().raise_all(found);
    catch_up(m_desk, m_front);
    auto const applied = m_front.applied();
    {
        std::lock_guard const lock{m_mutex};
        m_applied = applied;
    }
    m_moved.notify_all();
}

} // namespace fengye::front
