#include "platform/http/page_cache.hpp"

#include <algorithm>

#include "platform/crypto/crypto.hpp"
#include "platform/http/compress.hpp"

namespace fengye::http {

namespace {

// Smaller bodies gain nothing.
constexpr std::size_t compressed_from_bytes = 512;
constexpr std::size_t looked_at_for_room = 64;

bool may_compress(Response const& response)
{
    return response.body.size() >= compressed_from_bytes &&
           (response.type.starts_with("text/") || response.type.find("json") != std::string::npos ||
            response.type.find("xml") != std::string::npos);
}

std::string_view word_of(std::string_view text)
{
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    return text;
}

bool is_word(std::string_view text, std::string_view small)
{
    return std::equal(
        text.begin(), text.end(), small.begin(), small.end(), [](char a, char b) { return (a | 32) == b; });
}

// "br;q=0", "br; q=0.000": nobody sends other weights that matter here.
bool is_refused(std::string_view entry)
{
    auto const at = entry.find("q=");
    return at != std::string_view::npos &&
           word_of(entry.substr(at + 2)).find_first_not_of("0.") == std::string_view::npos;
}

Wire wire_of(Response const& response, std::string_view body)
{
    auto head = head_of(response, body.size());
    auto const head_size = head.size();
    head += body;
    return {std::move(head), head_size};
}

} // namespace

Coding coding_for(std::string_view accept)
{
    bool gzip = false, br = false;
    while (!accept.empty()) {
        auto const end = std::min(accept.find(','), accept.size());
        auto const entry = accept.substr(0, end);
        accept.remove_prefix(std::min(end + 1, accept.size()));
        auto const name = word_of(entry.substr(0, entry.find(';')));
        if (is_refused(entry))
            continue;
        gzip = gzip || is_word(name, "gzip");
        br = br || is_word(name, "br");
    }
    return br ? Coding::br : gzip ? Coding::gzip : Coding::identity;
}

CachedPage::CachedPage(Response response)
    : m_response{std::move(response)},
      m_note{std::move(*m_response.cache)},
      m_etag{"\"" + crypto::quick_hash(m_response.body) + "\""},
      m_checked{m_note.number}
{
    std::sort(m_note.tags.begin(), m_note.tags.end());
    m_note.tags.erase(std::unique(m_note.tags.begin(), m_note.tags.end()), m_note.tags.end());
    m_response.headers.emplace_back("Cache-Control", "no-cache");
    m_response.headers.emplace_back("ETag", m_etag);
    m_response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!m_note.surrogate_keys.empty())
        m_response.headers.emplace_back("Surrogate-Key", m_note.surrogate_keys);
    m_not_modified = {"ETag: " + m_etag + "\r\nCache-Control: no-cache\r\nVary: Accept-Encoding\r\n\r\n", 0};
    m_not_modified.head_size = m_not_modified.bytes.size();
    make_wire(Coding::identity);
}

Wire const& CachedPage::make_wire(Coding coding)
{
    std::lock_guard const lock{m_making};
    auto const place = static_cast<std::size_t>(coding);
    if (auto const* made = m_wires[place].load())
        return *made;
    if (coding == Coding::identity || !may_compress(m_response)) {
        m_made[place] = std::make_unique<Wire>(wire_of(m_response, m_response.body));
    } else {
        auto coded = m_response;
        coded.headers.emplace_back("Content-Encoding", coding == Coding::br ? "br" : "gzip");
        m_made[place] = std::make_unique<Wire>(
            wire_of(coded, coding == Coding::br ? brotli(m_response.body) : gzip(m_response.body)));
    }
    m_wires[place].store(m_made[place].get(), std::memory_order_release);
    return *m_made[place];
}

std::size_t CachedPage::size_bytes() const
{
    // The body, its copy for the wire, and about as much again for both codings.
    return sizeof(CachedPage) + m_response.body.size() * 3 + m_note.tags.size() * sizeof(front::Tags::Place) +
           1024;
}

bool CachedPage::is_fresh(front::Tags const& tags, Moment now) const
{
    if (m_note.good_until && now >= *m_note.good_until)
        return false;
    auto const raised = tags.raised();
    if (m_checked.load(std::memory_order_relaxed) >= raised)
        return true;
    for (auto const place : m_note.tags)
        if (tags.newest(place) > m_note.number)
            return false;
    m_checked.store(raised, std::memory_order_relaxed);
    return true;
}

PageHandle PageCache::find(std::string_view key, Moment now) const
{
    auto const& shard = shard_of(key);
    std::shared_lock const lock{shard.mutex};
    auto const found = shard.pages.find(key);
    if (found == shard.pages.end() || !found->second->is_fresh(m_tags, now))
        return nullptr;
    found->second->used_at.store(m_tick.fetch_add(1, std::memory_order_relaxed), std::memory_order_relaxed);
    return found->second;
}

PageCache::Outcome PageCache::find_or_render(std::string const& key, Moment now, Render const& render)
{
    if (auto page = find(key, now))
        return {std::move(page), {}};

    auto const flight = std::make_shared<Flight>();
    {
        std::unique_lock lock{m_flights_mutex};
        auto const other = m_flights.find(key);
        auto const raised = m_tags.raised();
        if (other != m_flights.end() && other->second->number == raised) {
            auto const joined = other->second;
            ++m_waiting;
            m_landed.wait(lock, [&] { return joined->done; });
            --m_waiting;
            // It began with the newest snapshot, but a remembered part may have turned out to be older.
            if (joined->page && joined->page->number() >= raised)
                return {joined->page, {}};
        }
    }
    auto const begun = [&](std::int64_t number) {
        std::lock_guard const lock{m_flights_mutex};
        flight->number = number;
        m_flights.insert_or_assign(key, flight);
    };
    auto const land = [&](PageHandle page) {
        {
            std::lock_guard const lock{m_flights_mutex};
            flight->done = true;
            flight->page = std::move(page);
            auto const mine = m_flights.find(key);
            if (mine != m_flights.end() && mine->second == flight)
                m_flights.erase(mine);
        }
        m_landed.notify_all();
    };
    try {
        auto response = render(begun);
        if (!response.cache) {
            land(nullptr);
            return {nullptr, std::move(response)};
        }
        auto page = std::make_shared<CachedPage>(std::move(response));
        keep(key, page);
        land(page);
        return {page, {}};
    } catch (...) {
        land(nullptr);
        throw;
    }
}

void PageCache::keep(std::string const& key, PageHandle const& page)
{
    if (m_budget_bytes == 0)
        return;
    auto& shard = shard_of(key);
    std::unique_lock const lock{shard.mutex};
    auto& place = shard.pages[key];
    if (place && place->number() > page->number())
        return; // a slower render of an older state
    shard.size_bytes += page->size_bytes() - (place ? place->size_bytes() : 0);
    page->used_at = m_tick.fetch_add(1, std::memory_order_relaxed);
    place = page;
    make_room(shard);
}

// Among some pages the longest unused goes, until the shard is within its part of the budget.
void PageCache::make_room(Shard& shard)
{
    while (shard.size_bytes > m_budget_bytes / shard_count && shard.pages.size() > 1) {
        auto oldest = shard.pages.begin();
        std::size_t looked_at = 0;
        for (auto at = shard.pages.begin(); at != shard.pages.end() && looked_at < looked_at_for_room;
             ++at, ++looked_at)
            if (m_tick - at->second->used_at > m_tick - oldest->second->used_at)
                oldest = at;
        shard.size_bytes -= oldest->second->size_bytes();
        shard.pages.erase(oldest);
    }
}

void PageCache::clear()
{
    for (auto& shard : m_shards) {
        std::unique_lock const lock{shard.mutex};
        shard.pages.clear();
        shard.size_bytes = 0;
    }
}

std::size_t PageCache::size_bytes() const
{
    std::size_t sum = 0;
    for (auto const& shard : m_shards) {
        std::shared_lock const lock{shard.mutex};
        sum += shard.size_bytes;
    }
    return sum;
}

} // namespace fengye::http
