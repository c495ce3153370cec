#include "platform/http/callers.hpp"

#include <algorithm>

#include <arpa/inet.h>

namespace fengye::http {

namespace {

std::string key_of(std::string const& address)
{
    in6_addr bytes{};
    if (::inet_pton(AF_INET6, address.c_str(), &bytes) != 1)
        return address;
    return {reinterpret_cast<char const*>(bytes.s6_addr), 8};
}

} // namespace

std::unique_ptr<Callers::Place> Callers::admit(std::string const& address)
{
    std::lock_guard const lock{m_mutex};
    if (m_count >= m_limits.connections_max)
        return nullptr;
    auto const& unlimited = m_limits.unlimited;
    if (std::find(unlimited.begin(), unlimited.end(), address) != unlimited.end()) {
        ++m_count;
        return std::make_unique<Place>(*this, std::string{}, nullptr);
    }
    auto key = key_of(address);
    auto& of_address = m_of_address[key];
    if (of_address >= m_limits.per_address_max)
        return nullptr;
    ++m_count;
    ++of_address;
    return std::make_unique<Place>(*this, std::move(key), &of_address);
}

void Callers::leave(std::string const& key)
{
    std::lock_guard const lock{m_mutex};
    --m_count;
    if (auto const found = m_of_address.find(key); found != m_of_address.end() && --found->second == 0)
        m_of_address.erase(found);
}

bool Callers::Place::is_crowded() const
{
    auto const is_almost_all = [](std::size_t count, std::size_t max) { return count * 8 > max * 7; };
    auto const& limits = m_callers.m_limits;
    return is_almost_all(m_callers.m_count, limits.connections_max) ||
           (m_of_address && is_almost_all(*m_of_address, limits.per_address_max));
}

} // namespace fengye::http
