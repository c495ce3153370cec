#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock/clock.hpp"

namespace fengye::front {

// A file that may be fetched while the document stands.
struct NamedFile {
    std::int64_t id;
    std::string name; // shown to people, and the last part of its address
    std::string type;
    std::string hash;
    std::int64_t size_bytes;
};

// Where a document stands in the front store: made from it alone, so that a replay gives the same.
struct Placement {
    std::string path;     // its address; empty when it has none
    std::string moved_to; // for a redirect: the path leads there
    std::string title;
    std::string card;                // JSON: what a row of a list shows
    std::vector<std::string> lists;  // "column/16"
    Moment at{};                     // lists and search go by it
    std::string unit;                // code; lists are filtered by it
    std::string text;                // searched; no text, no search
    std::string names;               // of attachments, searched too
    std::vector<std::string> facets; // made by facet()
    std::vector<NamedFile> files;
    std::vector<std::string> links; // addresses outside, reached through /out/
    std::vector<std::string> tags;  // moved by this document besides its own
};

// One word of the index: facet("unit", "housing_construction") is unithousingconstruction.
std::string facet(std::string_view name, std::string_view value);

// How each kind of document is placed. Declared by its module.
using Place = std::function<Placement(std::string_view document)>;
using Types = std::map<std::string, Place, std::less<>>;

} // namespace fengye::front
