#include "modules/sites/front/byte_range.hpp"

#include <algorithm>
#include <charconv>

namespace fengye::sites {

namespace {

std::optional<std::size_t> number_in(std::string_view text)
{
    std::size_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

} // namespace

AskedRange read_range(std::string_view header, std::size_t size_bytes)
{
    constexpr std::string_view unit = "bytes=";
    auto const hyphen = header.find('-');
    if (!header.starts_with(unit) || header.find(',') != std::string_view::npos ||
        hyphen == std::string_view::npos)
        return {};
    auto const begin = header.substr(unit.size(), hyphen - unit.size()), end = header.substr(hyphen + 1);
    auto const first = number_in(begin), last = number_in(end);
    if ((!begin.empty() && !first) || (!end.empty() && !last) || (begin.empty() && end.empty()))
        return {};
    if (begin.empty()) { // the last so many bytes
        if (*last == 0 || size_bytes == 0)
            return {{}, true};
        return {ByteRange{size_bytes - std::min(*last, size_bytes), size_bytes - 1}};
    }
    if (last && *last < *first)
        return {};
    if (*first >= size_bytes)
        return {{}, true};
    return {ByteRange{*first, std::min(last.value_or(size_bytes - 1), size_bytes - 1)}};
}

} // namespace fengye::sites
