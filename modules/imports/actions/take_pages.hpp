#pragma once

#include "modules/imports/actions/prepare_page.hpp"
#include "modules/imports/store/runs.hpp"

namespace fengye::imports {

// What became of some pages.
struct Taken {
    Counts counts;
    std::vector<Line> lines;
};

// Publishes each with its old time, its files and its old addresses, and notes that it was taken: all or
// nothing of these pages. One with an objection is left out and named.
Result<Taken> take_pages(Work&, store::RunId, std::string const& source, std::vector<PreparedPage> const&);

} // namespace fengye::imports
