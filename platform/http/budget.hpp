#pragma once

#include <atomic>
#include <cstddef>
#include <utility>

namespace fengye::http {

// Bytes that all connections of a server may hold together.
class Budget {
public:
    explicit Budget(std::size_t bytes_max) : m_bytes_max{bytes_max} {}
    Budget(Budget const&) = delete;

    // False, and nothing taken, when more than `up_to` would be in use.
    bool take(std::size_t bytes, std::size_t up_to)
    {
        if (m_used.fetch_add(bytes, std::memory_order_relaxed) + bytes <= up_to)
            return true;
        give_back(bytes);
        return false;
    }
    void give_back(std::size_t bytes) { m_used.fetch_sub(bytes, std::memory_order_relaxed); }

    std::size_t bytes_max() const { return m_bytes_max; }
    std::size_t used() const { return m_used.load(std::memory_order_relaxed); }
    // Time to have less patience with those who hold something and do nothing.
    bool is_tight() const { return used() > m_bytes_max / 4 * 3; }

private:
    std::size_t m_bytes_max;
    std::atomic<std::size_t> m_used{0};
};

// What one holder has of a budget; given back when it leaves the scope.
class Share {
public:
    explicit Share(Budget& budget) : Share{budget, budget.bytes_max()} {}
    // One of those who together may use only a part of it.
    Share(Budget& budget, std::size_t up_to) : m_budget{&budget}, m_up_to{up_to} {}
    Share(Share&& other) noexcept
        : m_budget{other.m_budget}, m_up_to{other.m_up_to}, m_bytes{std::exchange(other.m_bytes, 0)}
    {}
    Share& operator=(Share&& other) noexcept
    {
        std::swap(m_budget, other.m_budget);
        std::swap(m_up_to, other.m_up_to);
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    ~Share() { m_budget->give_back(m_bytes); }

    // False when there is no room; then it keeps what it has.
    bool set(std::size_t bytes)
    {
        if (bytes > m_bytes && !m_budget->take(bytes - m_bytes, m_up_to))
            return false;
        if (bytes < m_bytes)
            m_budget->give_back(m_bytes - bytes);
        m_bytes = bytes;
        return true;
    }
    std::size_t bytes() const { return m_bytes; }

private:
    Budget* m_budget;
    std::size_t m_up_to;
    std::size_t m_bytes{0};
};

} // namespace fengye::http
