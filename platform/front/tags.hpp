#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>

namespace fengye::front {

// A tag names something a page rests on: "article/81", "list/column/16", "path/news/notices/". It holds the
// number of the last gazette entry that moved it. Tags share 65,536 places: two that meet in one make a page
// be rendered once too often, never too seldom.
class Tags {
public:
    using Place = std::uint16_t;

    static Place place_of(std::string_view tag);

    void raise(Place place, std::int64_t number)
    {
        auto& held = (*m_numbers)[place];
        if (held.load(std::memory_order_relaxed) < number)
            held.store(number, std::memory_order_release);
    }
    // Everything may have moved: entries were applied, and nobody knows any more what they moved.
    void raise_all(std::int64_t number)
    {
        for (std::size_t place = 0; place < m_numbers->size(); ++place)
            raise(static_cast<Place>(place), number);
        all_raised_to(number);
    }
    std::int64_t newest(Place place) const { return (*m_numbers)[place].load(std::memory_order_acquire); }

    // Everything up to this entry has been raised. Only the follower sets it.
    void all_raised_to(std::int64_t number) { m_raised.store(number, std::memory_order_release); }
    std::int64_t raised() const { return m_raised.load(std::memory_order_acquire); }

private:
    using Numbers = std::array<std::atomic<std::int64_t>, 65536>;
    std::unique_ptr<Numbers> m_numbers = std::make_unique<Numbers>();
    std::atomic<std::int64_t> m_raised{0};
};

} // namespace fengye::front
