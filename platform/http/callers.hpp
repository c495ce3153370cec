#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace fengye::http {

// Who is connected: how many there are, and how many of one address. The first half of an IPv6 address counts
// as one, since whoever has one of its addresses has them all.
class Callers {
public:
    struct Limits {
        std::size_t connections_max;
        std::size_t per_address_max;
        std::vector<std::string> unlimited; // proxies, behind which many stand
    };
    explicit Callers(Limits limits) : m_limits{std::move(limits)} {}

    // One connection's place among them, given back when it goes.
    class Place {
    public:
        Place(Callers& callers, std::string key, std::atomic<std::size_t> const* of_address)
            : m_callers{callers}, m_key{std::move(key)}, m_of_address{of_address}
        {}
        ~Place() { m_callers.leave(m_key); }
        Place(Place const&) = delete;
        // Fewer than an eighth of the places are free: the next may soon find none.
        bool is_crowded() const;

    private:
        Callers& m_callers;
        std::string m_key;
        std::atomic<std::size_t> const* m_of_address; // null: without a limit
    };
    // Null when there is no place left, or none for this address.
    std::unique_ptr<Place> admit(std::string const& address);

    std::size_t count() const { return m_count; }

private:
    void leave(std::string const& key);

    Limits m_limits;
    std::atomic<std::size_t> m_count{0};
    std::mutex m_mutex;
    std::unordered_map<std::string, std::atomic<std::size_t>> m_of_address;
};

} // namespace fengye::http
