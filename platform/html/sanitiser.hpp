#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/html/safe.hpp"
#include "platform/result/result.hpp"

namespace fengye::html {

// Markup reduced to what a text of the portal may hold, and what was seen on the way.
struct Cleaned {
    Safe html;
    std::string text;                  // without markup, a line for each block
    std::vector<std::string> links;    // addresses outside this site
    std::vector<std::string> pictures; // addresses of <img>, all under /files/
    std::vector<std::string> dropped;  // names of elements that were left out
    int pictures_without_alt{0};
};

// The allow-list: paragraphs, headings 2 to 4, lists, tables, quotations, pictures of our own, links.
// Everything else loses its tag and keeps its text, but for scripts, styles, forms and embedded things, which
// go whole.
class Sanitiser {
public:
    static constexpr std::size_t bytes_max = 4 * 1024 * 1024;
    static constexpr std::size_t elements_max = 30'000;

    // Refuses what is larger than the limits. Text without any tag becomes paragraphs.
    static Result<Cleaned> clean(std::string_view markup);

    // As the public page shows it: tables in a region that scrolls, links to other hosts through /out/.
    // `label` names the region for screen readers.
    static Cleaned present(Safe const&, std::string_view label);
};

} // namespace fengye::html
