#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How one text becomes another, character by character, in the fewest steps.
namespace fengye::editorial {

// A stretch that stayed, and what follows it: characters taken away and others put in their place.
struct Turn {
    std::u32string same, deleted, inserted;

    bool changes() const { return !deleted.empty() || !inserted.empty(); }
};

// So many characters may differ; time and memory grow with their square (36 MB).
inline constexpr std::size_t edits_max = 3000;

// A script of the fewest characters deleted and inserted, or nothing when they are more than the limit.
std::optional<std::vector<Turn>> shortest_edit(std::u32string_view before, std::u32string_view after);

// The same script as people read it: stretches of one or two characters that stayed by chance between greater
// changes are taken into them, and a change that could stand in several places stands where a line or a
// sentence begins.
void read_as_phrases(std::vector<Turn>&);

} // namespace fengye::editorial
