#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "modules/editorial/domain/findings.hpp"

// The checks one by one; all look at a text whose signs are at half width, character by character.
namespace fengye::editorial {

struct Noticed {
    std::size_t begin, end; // characters
    Level level;
    FindingRule rule;
    std::u32string suggestion{};
};

std::vector<Noticed> wrong_dates(std::u32string_view);
std::vector<Noticed> wrong_document_numbers(std::u32string_view);
std::vector<Noticed> repealed_laws(std::u32string_view);

} // namespace fengye::editorial
