#include "platform/module/routes.hpp"

#include <algorithm>

namespace fengye {

namespace {

std::vector<std::string> segments_of(std::string_view path)
{
    std::vector<std::string> segments;
    while (!path.empty()) {
        auto const end = std::min(path.find('/', 1), path.size());
        segments.emplace_back(path.substr(1, end - 1));
        path.remove_prefix(end);
    }
    return segments;
}

bool is_parameter(std::string_view segment)
{
    return segment.starts_with('{');
}

} // namespace

Pattern::Pattern(std::string text) : m_text{std::move(text)}, m_segments{segments_of(m_text)}
{
    for (auto const& segment : m_segments)
        m_weight += segment.ends_with("...}") ? 0 : is_parameter(segment) ? 1 : 100;
}

// Every request is held against every pattern, so nothing is copied before it fits.
std::optional<http::Pairs> Pattern::match(std::string_view path) const
{
    http::Pairs parameters;
    for (auto const& segment : m_segments) {
        if (segment.ends_with("...}")) {
            parameters.emplace_back(
                segment.substr(1, segment.size() - 5), path.empty() ? "" : path.substr(1));
            return parameters;
        }
        if (path.empty())
            return std::nullopt;
        auto const end = std::min(path.find('/', 1), path.size());
        auto const given = path.substr(1, end - 1);
        path.remove_prefix(end);
        if (is_parameter(segment)) {
            if (given.empty())
                return std::nullopt;
            parameters.emplace_back(segment.substr(1, segment.size() - 2), given);
        } else if (segment != given) {
            return std::nullopt;
        }
    }
    if (!path.empty())
        return std::nullopt;
    return parameters;
}

} // namespace fengye
