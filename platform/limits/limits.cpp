#include "platform/limits/limits.hpp"

#include <arpa/inet.h>

namespace fengye {

std::string Limits::caller(std::string_view address)
{
    in6_addr bytes{};
    std::string const text{address};
    if (::inet_pton(AF_INET6, text.c_str(), &bytes) != 1)
        return text;
    if (IN6_IS_ADDR_V4MAPPED(&bytes)) {
        char four[INET_ADDRSTRLEN];
        return ::inet_ntop(AF_INET, bytes.s6_addr + 12, four, sizeof four);
    }
    std::fill(bytes.s6_addr + 8, bytes.s6_addr + 16, 0);
    char half[INET6_ADDRSTRLEN];
    return ::inet_ntop(AF_INET6, &bytes, half, sizeof half);
}

std::string Limits::key(Limit const& limit, std::string_view address)
{
    return std::string{limit.what} + ' ' + caller(address);
}

Limits::Answer Limits::take(Limit const& limit, std::string_view address, Moment now)
{
    std::scoped_lock const lock{m_mutex};
    if (m_counts.size() >= kept_max)
        make_room(now);
    auto& count = m_counts.try_emplace(key(limit, address), Count{now, 0}).first->second;
    if (now - count.since >= limit.within)
        count = {now, 0};
    count.count = std::min(count.count + 1, limit.count_max + 1);
    return count.count > limit.count_max ? Answer::too_often : Answer::in_time;
}

Limits::Answer Limits::look(Limit const& limit, std::string_view address, Moment now) const
{
    std::scoped_lock const lock{m_mutex};
    auto const found = m_counts.find(key(limit, address));
    bool const is_full = found != m_counts.end() && now - found->second.since < limit.within &&
                         found->second.count >= limit.count_max;
    return is_full ? Answer::too_often : Answer::in_time;
}

void Limits::lift(Limit const& limit, std::string_view address)
{
    std::scoped_lock const lock{m_mutex};
    m_counts.erase(key(limit, address));
}

// Whoever fills the table with addresses pushes out the oldest, his own among them.
void Limits::make_room(Moment now)
{
    std::erase_if(m_counts, [&](auto const& row) { return now - row.second.since >= std::chrono::hours{1}; });
    if (m_counts.size() >= kept_max)
        std::erase_if(
            m_counts, [&](auto const& row) { return now - row.second.since >= std::chrono::minutes{1}; });
    if (m_counts.size() >= kept_max)
        m_counts.clear();
}

} // namespace fengye
