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

std::optional<http::Pairs> Pattern::match(std::string_view path) const
{
    auto const given = segments_of(path);
    http::Pairs parameters;
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        auto const& segment = m_segments[i];
        if (segment.ends_with("...}")) {
            std::string rest;
            for (auto left = i; left < given.size(); ++left)
                rest += (left > i ? "/" : "") + given[left];
            parameters.emplace_back(segment.substr(1, segment.size() - 5), rest);
            return parameters;
        }
        if (i >= given.size())
            return std::nullopt;
        if (is_parameter(segment)) {
            if (given[i].empty())
                return std::nullopt;
            parameters.emplace_back(segment.substr(1, segment.size() - 2), given[i]);
        } else if (segment != given[i]) {
            return std::nullopt;
        }
    }
    if (given.size() != m_segments.size())
        return std::nullopt;
    return parameters;
}

} // namespace fengye
