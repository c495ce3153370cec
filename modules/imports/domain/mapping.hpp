#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "modules/imports/domain/old_page.hpp"

namespace fengye::imports {

// Where the pages of an old category go.
struct Place {
    std::string column; // code; empty: not decided yet
    std::string unit;   // code
    bool is_left_out{false};
};

// The file an operator writes for one old site (docs/operations/old-sites.md).
struct Mapping {
    std::map<std::string, Place> places; // by the old category
    std::optional<Place> otherwise;      // for every other
    std::optional<Moment> undated;       // the time of pages that tell none

    // Its own place, or that of every other; nothing when there is neither.
    Place const* place_of(std::string const& category) const;
};

// Refuses what is no TOML, with the line, and keys it does not know.
Result<Mapping> read_mapping(ExportFile const&);

struct CategoryCount {
    std::string name;
    int pages{0};
    std::string column{}, unit{}; // of the same name, where there is one
};
// A mapping to be filled in.
std::string skeleton_of(std::vector<CategoryCount> const&);

} // namespace fengye::imports
