#pragma once

#include <string>
#include <vector>

#include "platform/html/safe.hpp"

namespace fengye::html {

// What stands on lines of its own in a text: a paragraph, a heading, a point of a list, a row of a table.
struct Block {
    std::string element;              // p, h2, li, tr …
    std::string text;                 // cells of a row stand between tabs
    std::vector<std::string> targets; // where its links lead and its pictures come from, in their order
};

// Of markup as the sanitiser wrote it. Lines broken by <br> are blocks of their own; a picture stands in the
// text as what its alt says, in brackets.
std::vector<Block> blocks_of(Safe const&);

} // namespace fengye::html
