#include "platform/front/old_addresses.hpp"

namespace fengye::front {

namespace {

constexpr std::size_t values_max = 8; // more are nobody's old address

std::optional<std::string> target_of(Reader const& reader, std::string_view address)
{
    auto const found = reader.at(place_of_old_address(address));
    if (!found || found->state != Address::State::moved)
        return std::nullopt;
    return found->target;
}

} // namespace

std::string old_address(std::string_view path, Values const& query)
{
    while (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    std::string address{path};
    char mark = '?';
    for (auto const& [name, value] : query) {
        address += mark + name + "=" + value;
        mark = '&';
    }
    return address;
}

std::string place_of_old_address(std::string_view address)
{
    return "old:" + std::string{address};
}

std::optional<std::string> moved_by_query(Reader const& reader, std::string_view path, Values const& query)
{
    if (query.empty() || query.size() > values_max)
        return std::nullopt;
    if (auto target = target_of(reader, old_address(path, query)); target || query.size() == 1)
        return target;
    for (auto const& value : query)
        if (auto target = target_of(reader, old_address(path, {value})))
            return target;
    return std::nullopt;
}

std::optional<std::string> moved_from_before(Reader const& reader, std::string_view path, Values const& query)
{
    if (auto target = moved_by_query(reader, path, query))
        return target;
    return target_of(reader, old_address(path));
}

} // namespace fengye::front
