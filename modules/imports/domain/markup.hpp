#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fengye::imports {

// A title or a name out of markup: no tags, no entities, one line.
std::string line_of_text(std::string_view markup);
std::string_view trimmed(std::string_view);
std::string lower(std::string_view); // of ASCII

// More elements than a text may have: it is not even looked into.
bool is_too_rich(std::string_view markup);

// What an address of a body becomes; nothing: it stays as it is, or, of a picture, the picture goes.
enum class AddressOf { picture, link };
using NewAddress = std::function<std::optional<std::string>(AddressOf, std::string const& address)>;
// The body with the addresses of its pictures and links put anew, and nothing else touched.
std::string with_addresses(std::string_view body, NewAddress const&);

} // namespace fengye::imports
