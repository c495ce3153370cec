#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/front/tags.hpp"
#include "platform/http/response.hpp"

namespace fengye::http {

enum class Coding { identity, gzip, br };

// The best coding an Accept-Encoding header allows.
Coding coding_for(std::string_view accept_encoding);

// A page ready for the wire: what follows the Date header, head and body in one piece.
struct Wire {
    std::string bytes;
    std::size_t head_size;
};

// A rendered page with its codings, each made when it is first asked for.
class CachedPage {
public:
    CachedPage(Response response);

    // Null while that coding has not been made.
    Wire const* wire(Coding coding) const
    {
        return m_wires[static_cast<std::size_t>(coding)].load(std::memory_order_acquire);
    }
    Wire const& make_wire(Coding);

    std::string const& etag() const { return m_etag; }
    Wire const& not_modified() const { return m_not_modified; }
    int status() const { return m_response.status; }
    std::size_t size_bytes() const;

    // No tag has moved since the page was rendered, and its time has not run out.
    bool is_fresh(front::Tags const&, Moment now) const;

    std::int64_t number() const { return m_note.number; }
    mutable std::atomic<std::uint32_t> used_at{0};

private:
    Response m_response;
    CacheNote m_note;
    std::string m_etag;
    Wire m_not_modified;
    mutable std::atomic<std::int64_t> m_checked; // fresh as of this entry
    std::mutex m_making;
    std::array<std::unique_ptr<Wire>, 3> m_made;
    std::array<std::atomic<Wire const*>, 3> m_wires{};
};

using PageHandle = std::shared_ptr<CachedPage>;

// Pages by the address they are asked for under, within a budget of memory; the longest unused go first.
class PageCache {
public:
    PageCache(front::Tags const& tags, std::size_t budget_bytes) : m_tags{tags}, m_budget_bytes{budget_bytes}
    {}

    // Null when there is none, or it is stale.
    PageHandle find(std::string_view key, Moment now) const;

    // Renders once for all who ask at the same time: a waiter joins a render only if that render shows the
    // last entry applied. `render` gets a function to call, with its number, once it has its snapshot.
    using Begun = std::function<void(std::int64_t number)>;
    using Render = std::function<Response(Begun const&)>;
    struct Outcome {
        PageHandle page;   // when the response may be kept
        Response response; // otherwise
    };
    Outcome find_or_render(std::string const& key, Moment now, Render const&);

    void clear();
    std::size_t size_bytes() const;
    // How many wait just now for a page another renders.
    std::size_t waiting() const { return m_waiting; }
    // Off while measuring or developing.
    void switch_off() { m_budget_bytes = 0; }

private:
    struct Flight {
        std::int64_t number{-1};
        bool done{false};
        PageHandle page;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct Shard {
        mutable std::shared_mutex mutex;
        std::unordered_map<std::string, PageHandle, Hash, std::equal_to<>> pages;
        std::size_t size_bytes{0};
    };
    static constexpr std::size_t shard_count = 64;

    Shard& shard_of(std::string_view key) const { return m_shards[Hash{}(key) % shard_count]; }
    void keep(std::string const& key, PageHandle const&);
    void make_room(Shard&);

    front::Tags const& m_tags;
    std::size_t m_budget_bytes;
    mutable std::array<Shard, shard_count> m_shards;
    mutable std::atomic<std::uint32_t> m_tick{0};
    std::mutex m_flights_mutex;
    std::condition_variable m_landed;
    std::atomic<std::size_t> m_waiting{0};
    std::map<std::string, std::shared_ptr<Flight>> m_flights;
};

} // namespace fengye::http
