#pragma once

#include <string>
#include <vector>

#include "modules/editorial/domain/block_pairs.hpp"

namespace fengye::editorial {

// Pairs blocks that hold much of the same, in the order of both, where a text has changed too much to be
// compared by character. Nothing when there are too many of them to try.
std::vector<BlockPair>
similar(std::vector<std::string_view> const& before, std::vector<std::string_view> const& after);

} // namespace fengye::editorial
