#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/html/blocks.hpp"
#include "platform/result/names.hpp"

// How two editions of a text differ, as people compare them: block by block, and within a block character by
// character.
namespace fengye::editorial {

enum class PartKind { same, deleted, inserted };
constexpr Names<3> names_of(PartKind)
{
    return {"same", "deleted", "inserted"};
}

// A stretch of a line. A line's end that came in or went, where a paragraph was split or two were joined, is
// the character ¶.
struct Part {
    PartKind kind;
    std::string text;
};

// `moved` stands where the line stands now, `moved_away` where it stood.
enum class LineKind { same, changed, added, removed, moved, moved_away };
constexpr Names<6> names_of(LineKind)
{
    return {"same", "changed", "added", "removed", "moved", "moved_away"};
}

struct Line {
    LineKind kind;
    std::string element; // p, h2, tr …
    int from{-1},
        to{-1}; // its place among the blocks of the older and the newer text, from 0; -1: in neither
    std::vector<Part> parts{};
    std::vector<std::string> old_targets{}, new_targets{}; // of links and pictures, where they differ
};

struct Comparison {
    std::vector<Line> lines;
    std::int64_t changed_characters{0}; // deleted and inserted; what was moved whole counts for nothing
    int runs{0};                        // stretches of them
    bool is_coarse{false};              // too much differs: some lines are shown as removed and added whole

    bool is_alike() const;
};

Comparison compare(std::vector<html::Block> const& before, std::vector<html::Block> const& after);

// Blocks of a plain text: its lines that hold anything.
std::vector<html::Block> blocks_of_text(std::string_view text);

} // namespace fengye::editorial
