#pragma once

#include <vector>

#include "modules/editorial/desk/views.hpp"
#include "modules/editorial/domain/comparison.hpp"

// A comparison as rows of a page: what the template views/comparison.html repeats.
namespace fengye::editorial {

// A line's parts: same, taken away, put in.
std::vector<html::Values> part_rows(std::vector<Part> const&);

// The lines, long stretches without a change folded away. Each change has a number and knows its neighbours.
std::vector<html::Values> compared_rows(Desk const&, Comparison const&);

// How many lines, or folded stretches, have a number.
int count_changes(Comparison const&);

// What is told of the text beside its body, where it differs.
std::vector<html::Values>
changed_facts(Desk const&, Item const&, Content const& before, Content const& after);

// Files that came, went, were renamed, replaced or described anew.
std::vector<html::Values> changed_files(Desk const&, Content const& before, Content const& after);

} // namespace fengye::editorial
