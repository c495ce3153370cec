#pragma once

#include <cstddef>
#include <vector>

#include "platform/html/blocks.hpp"

namespace fengye::editorial {

// A block of the older text and its like in the newer one.
struct BlockPair {
    std::size_t before, after;
};

struct BlockPairs {
    std::vector<BlockPair> kept;  // in the order of both texts
    std::vector<BlockPair> moved; // the others, by their place in the newer text
};

// Pairs the blocks that stand in both texts exactly once. As much text as can be keeps its order; the rest
// was moved. Short lines, which say nothing of where they came from, are never taken for moved.
BlockPairs paired(std::vector<html::Block> const& before, std::vector<html::Block> const& after);

} // namespace fengye::editorial
