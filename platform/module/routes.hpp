#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/request.hpp"

namespace fengye {

// Patterns such as /desk/persons/{id}: a parameter is one segment, a last {rest...} everything left.
class Pattern {
public:
    explicit Pattern(std::string text);
    std::optional<http::Pairs> match(std::string_view path) const;
    std::string const& text() const { return m_text; }
    // Fixed segments win over parameters.
    int weight() const { return m_weight; }

private:
    std::string m_text;
    std::vector<std::string> m_segments;
    int m_weight{0};
};

template <class Handler>
struct Route {
    http::Method method;
    Pattern pattern;
    Handler handler;
};

template <class Handler>
struct Match {
    Route<Handler> const* route;
    http::Pairs parameters;
};

// The best route for a path, whatever its method; the method is looked at among equals.
template <class Handler>
std::optional<Match<Handler>>
match(std::vector<Route<Handler>> const& routes, http::Method method, std::string_view path)
{
    std::optional<Match<Handler>> best;
    auto const wanted = method == http::Method::head ? http::Method::get : method;
    for (auto const& route : routes) {
        auto parameters = route.pattern.match(path);
        if (!parameters)
            continue;
        bool const is_better =
            !best || route.pattern.weight() > best->route->pattern.weight() ||
            (route.pattern.weight() == best->route->pattern.weight() && best->route->method != wanted);
        if (is_better)
            best = Match<Handler>{&route, std::move(*parameters)};
    }
    return best;
}

} // namespace fengye
