#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "modules/editorial/domain/terms.hpp"

namespace fengye::editorial {

// A list of terms made ready for the search: all of them at once, by Vectorscan, in the folded text. Compiled
// once and never changed; any number of threads may search with it.
class TermScan {
public:
    // Throws when the terms cannot be compiled. Those that are off, or hold no letter, are passed over.
    explicit TermScan(std::vector<Term> terms);
    ~TermScan();
    TermScan(TermScan&&) noexcept;
    TermScan& operator=(TermScan&&) noexcept;

    // Where the terms stand, by place, at most findings_max of them. Of two at one place the longer counts.
    // A frequently wrong word counts only as it is written in the list; the others also when they are
    // obscured.
    std::vector<Finding> find(std::string_view text) const;

    static constexpr std::size_t findings_max = 1000;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

// The list that comes with the program, compiled when it is first asked for.
TermScan const& starting_scan();

} // namespace fengye::editorial
