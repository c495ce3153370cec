#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/front/reader.hpp"

// Addresses of a site that stood here before this one. They stand among the front's addresses under a mark
// that begins none of ours, so they are looked for by name and never hide a page of the new site.
namespace fengye::front {

using Values = std::vector<std::pair<std::string, std::string>>; // of a query, decoded

// /2019/03/notice, /?p=123: decoded, without a slash at the end of the path.
std::string old_address(std::string_view path, Values const& query = {});

// Where the front keeps it: a Placement's path.
std::string place_of_old_address(std::string_view address);

// Where it leads now: that of the path with its whole query, or with one of its values. Nothing when no such
// address is known, or what it led to was taken out for good.
std::optional<std::string> moved_by_query(Reader const&, std::string_view path, Values const& query);
// The same, or that of the path alone: values such as ?from=timeline are put behind any address.
std::optional<std::string> moved_from_before(Reader const&, std::string_view path, Values const& query);

} // namespace fengye::front
