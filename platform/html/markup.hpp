#pragma once

#include <string>
#include <string_view>

#include "platform/html/safe.hpp"
#include "platform/search/question.hpp"

namespace fengye::html {

// Text with its marks as <mark>. `marks` are places in the text, in bytes.
Safe marked(std::string_view text, search::Marks const& marks);

// Markup with the first places of some texts marked, each under an id a link can lead to. Texts that stand
// across elements are passed over.
struct Place {
    std::string text;
    std::string id; // letters, digits and -
};
Safe with_places(Safe const&, std::vector<Place> const&);

// Markup whose pictures stand under another path: /files/ for the public, /desk/media/ for staff.
Safe with_pictures_under(Safe const&, std::string_view from, std::string_view to);

// A JSON text as a script of structured data: no character of it can end the script.
Safe json_ld(std::string_view json);

// Characters as people see them.
std::size_t characters_in(std::string_view text);
// At most so many characters, with … when something was cut.
std::string shortened(std::string_view text, std::size_t characters);

} // namespace fengye::html
