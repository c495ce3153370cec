#pragma once

#include <map>
#include <string>
#include <string_view>

namespace fengye::imports {

// What stands in a saved page, as far as its markup tells.
struct PageParts {
    std::string title;
    std::string body;                        // markup of the main part, without the title's heading
    std::string text;                        // of the whole page, a line for each piece
    std::string time;                        // <time datetime>
    std::map<std::string, std::string> meta; // by name or property, in small letters
    bool names_its_body{false};              // by one of the usual names; otherwise it was guessed
};
PageParts page_parts(std::string_view markup);

} // namespace fengye::imports
