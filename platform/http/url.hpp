#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengye::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// The target of a request, decoded. Nothing when it is malformed, holds a NUL or is not UTF-8.
struct Target {
    std::string path;
    Pairs query;
};
std::optional<Target> read_target(std::string_view);

// application/x-www-form-urlencoded. Nothing when malformed or not UTF-8.
std::optional<Pairs> read_urlencoded(std::string_view);

std::string percent_encoded(std::string_view);
// ?page=2&year=2026, in the given order; empty values are left out; nothing at all when none is left.
std::string query_text(Pairs const&);

// Where a link in a text may lead: http, https, mailto, tel, or a path of this site. Empty when it may not.
std::string allowed_link(std::string_view);
std::string host_of(std::string_view url);

} // namespace fengye::http
